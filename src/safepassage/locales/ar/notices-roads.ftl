### ملاحظات الطرق: مقتطفات الخرائط، وملفات الطرق، ومواضع الأماكن على الطرق.

## المقتطفات

X-EXTRACT-EMPTY = الملف فارغ.
    .remedy = انسخ المقتطف من جديد، وقارن حجمه بحجم الأصل.
X-EXTRACT-UNREADABLE = تعذّرت قراءة الملف ({ $reason }).
    .remedy = تحقّق من أنّ الملف موجود وأنّ قراءته مسموحة.
X-EXTRACT-BROKEN = ليس هذا مقتطفًا كاملًا من OpenStreetMap (يقول قارئه: { $reason }).
    .remedy = انسخ المقتطف من جديد، وهو ملف ينتهي اسمه بـ ‎.osm.pbf أو ‎.osm أو ‎.osm.gz أو ‎.osm.bz2.
X-EXTRACT-NO-ROADS = ليس في المقتطف أيّ طريق تسلكه مركبة.
    .remedy = خذ مقتطفًا للمنطقة كلّها بطرقها، فكثير من الخدمات تقدّم أجزاء بلا طرق.

## ملفات الطرق

X-ROADS-NOT-FOUND = لا يوجد ملف طرق هنا.
    .remedy = أنشئه بالأمر safepassage roads build EXTRACT --out ROADS، ثمّ اذكره في ‎[travel] roads.
X-ROADS-NOT = ليس هذا ملف طرق.
    .remedy = أنشئ ملف الطرق من مقتطف بالأمر safepassage roads build EXTRACT --out ROADS.
X-ROADS-FORMAT = صيغة ملف الطرق { $format }، وهذا البرنامج يقرأ الصيغة { $known }.
    .remedy = أنشئه من جديد من المقتطف بهذا البرنامج.
X-ROADS-DAMAGED = ملف الطرق تالف أو مقطوع: بايتاته ليست التي كُتبت.
    .remedy = أنشئه من جديد من المقتطف، أو انسخه مرّة أخرى.
