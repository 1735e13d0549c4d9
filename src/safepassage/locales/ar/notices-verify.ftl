### ما يقوله المدقّق عن خطة. ‎$stated‎ ما تذكره الخطة، و‎$allowed‎ ما كان ينبغي.

## أجزاء الجُمل

at-step = { $vehicle }، الخطوة { $step } عند { $place }
parties-stated = { $stated ->
    [zero] لا رفقة
    [one] رفقة واحدة
    [two] رفقتان
    [few] { $stated } رفقات
    [many] { $stated } رفقةً
   *[other] { $stated } رفقة
}
parties-allowed = { $allowed ->
    [zero] لا رفقة
    [one] رفقة واحدة
    [two] رفقتان
    [few] { $allowed } رفقات
    [many] { $allowed } رفقةً
   *[other] { $allowed } رفقة
}
vehicles-stated = { $stated ->
    [zero] لا مركبة
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $stated } مركبات
    [many] { $stated } مركبةً
   *[other] { $stated } مركبة
}
people-stated = { $stated ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $stated } أشخاص
    [many] { $stated } شخصًا
   *[other] { $stated } شخص
}
escorts-stated = { $stated ->
    [zero] لا مرافقة
    [one] مرافقة واحدة
    [two] مرافقتان
    [few] { $stated } مرافقات
    [many] { $stated } مرافقةً
   *[other] { $stated } مرافقة
}
of-group = من نوع { $kind } من المجموعة { $group }
priority-name = { $priority ->
    [none] بلا أولوية
   *[other] بالأولوية { $priority }
}
with-need = { $need ->
    [seat] على المقاعد
    [wheelchair] على الكراسي المتحرّكة
    [stretcher] على النقّالات
   *[other] في المجموع
}

## R0 السيناريو

R0-ROADS = ملف الطرق غير موجود، أو ليس الملف الذي قُرئ السيناريو معه، فلا يمكن الحكم على أيّ سير.
    .remedy = أعد الملف الذي يذكره ‎[travel] roads، أو اقرأ السيناريو من جديد وضع خطة جديدة.
R0-SCENARIO = وُضعت الخطة لسيناريو بصمته { $stated }، أما بصمة { $scenario } فهي { $allowed }.
    .remedy = دقّقها مع السيناريو الخاص بها، أو ضع خطة جديدة، وإن كتبتها بيدك لهذا السيناريو فاكتب فيها هذه البصمة.

## R1 الناس

R1-STOP-SERVES-NOBODY = { at-step }: لا أحد يصعد ولا أحد ينزل.
    .remedy = احذف هذا التوقف، أو اذكر من يصعد ومن ينزل.
R1-GROUP-UNKNOWN = { at-step }: لا توجد في السيناريو مجموعة { $group }.
    .remedy = اذكر مجموعة من مجموعات السيناريو.
R1-KIND-UNKNOWN = { at-step }: لا يوجد في السيناريو نوع الرفقة { $kind }.
    .remedy = اذكر نوعًا من أنواع الرفقات في السيناريو.
R1-COUNT = { at-step }: لا يمكن أن يصعد أو ينزل العدد { $stated } من الرفقات { of-group }؛ أقلّ عدد هو { $allowed }.
    .remedy = اذكر عددًا لا يقلّ عن واحد، أو احذف السطر.
R1-NOT-ABOARD = { at-step }: عدد النازلين من الرفقات { of-group } هو { $stated }، وعلى متن المركبة { $allowed } منها.
    .remedy = لا تُنزل إلا من صعد إلى هذه المركبة من قبل.
R1-NOT-THERE = { at-step }: بلغ عدد الرفقات التي صعدت عند { $place } { of-group } { $stated }، ولا يوجد هناك للصعود إلا { $allowed }.
    .remedy = أصعِد عددًا أقلّ، أو أصعِدهم حيث هم.
R1-NOT-READY = { at-step }: يبدأ الصعود في { $stated }، لكنّ الرفقة رقم { $count } { of-group } لا تكون جاهزة قبل { $allowed }.
    .remedy = أخّر هذا التوقف، أو أصعِد عددًا أقلّ.
R1-LISTED-UNKNOWN = مذكور بين المتبقّين عند { $place }: { $stated } { of-group }؛ وعددها في السيناريو { $allowed }.
    .remedy = لا تذكر إلا رفقات موجودة في السيناريو، وبعدد لا يقلّ عن واحد.
R1-LEFT-BEHIND = عند أفق التخطيط، عند { $place } أو على متنها دون استقبال: { parties-allowed } { of-group }؛ والمذكور في الخطة من المتبقّين هناك { $stated }.
    .remedy = انقلهم، أو اذكر المتبقّين بأعدادهم الصحيحة، مع مكانهم عند أفق التخطيط والسبب.

## R2 الرفقة

R2-SPLIT = { at-step }: تصعد { parties-stated } { of-group }، وليس في المجموعة من هذا النوع إلا { $allowed }: الرفقة تسافر معًا ولا تُقسَم.
    .remedy = اذكر الأنواع الموجودة في المجموعة، ولا تنقل رفقة على أجزاء.
R2-NOT-ACCEPTED = { at-step }: تنزل { parties-stated } من المجموعة { $group }، والمسموح { $allowed }، لأن { $place } ليس مركز استقبال تقبله المجموعة ولا نقطة تسليم على طريقها.
    .remedy = انقلهم إلى مركز استقبال يقبلونه، أو إلى نقطة تسليم يجوز لهم استعمالها.
R2-ABOARD-TOO-LONG = { at-step }: بقيت رفقات من المجموعة { $group } على متن المركبة { $stated }، والحدّ { $allowed }.
    .remedy = أنزلهم أبكر، أو أصعِدهم لاحقًا.

## R3 السعة

R3-NO-LAYOUT = { at-step }: تبدأ هنا رحلة بلا ترتيب أماكن؛ ترتيبات النوع { $type }: { $allowed }.
    .remedy = اذكر ترتيب الأماكن الذي تسير به المركبة في هذه الرحلة.
R3-LAYOUT-UNKNOWN = { at-step }: ليس للنوع { $type } ترتيب أماكن باسم { $stated }؛ ترتيباته: { $allowed }.
    .remedy = اذكر ترتيبًا من ترتيبات هذا النوع.
R3-LAYOUT-CHANGED = { at-step }: ذُكر ترتيب الأماكن { $stated } في وسط رحلة ترتيبها { $allowed }.
    .remedy = اذكر الترتيب حيث يصعد الناس إلى مركبة فارغة فقط؛ للرحلة ترتيب واحد.
R3-LAYOUT-STRAY = { at-step }: ذُكر ترتيب الأماكن { $stated }، ولا تبدأ هنا رحلة.
    .remedy = اذكر الترتيب حيث يصعد الناس إلى مركبة فارغة فقط.
R3-TOO-MANY = { at-step }: على متن المركبة { with-need }: { people-stated }؛ وترتيب الأماكن { $layout } يتّسع لـ { $allowed }.
    .remedy = أصعِد عددًا أقلّ، أو اختر ترتيبًا آخر للرحلة.

## R4 الوقت

R4-ENDS-BEFORE-BEGIN = { at-step }: تنتهي في { $stated } قبل أن تبدأ في { $allowed }.
    .remedy = صحّح الوقتين.
R4-NOT-THERE = { at-step }: المركبة عند { $allowed } ولا يمكنها أن تبدأ هذه الخطوة عند { $stated }.
    .remedy = لتسِر المركبة إلى هناك أولًا.
R4-TOO-EARLY = { at-step }: تبدأ في { $stated }، والخطوة التي قبلها تنتهي في { $allowed }.
    .remedy = ابدأها بعد انتهاء الخطوة التي قبلها.
R4-NOTHING-DONE = { at-step }: تتابع المركبة سيرها من { $place } دون أن تفعل شيئًا هناك.
    .remedy = سِر مباشرة، أو افعل شيئًا هنا: توقفًا أو تفتيشًا أو تزوّدًا بالوقود.
R4-NO-ROAD = { at-step }: لا طريق لهذه المركبة من { $place } إلى { $to }.
    .remedy = اسلك طريقًا آخر، أو أضف هذا المقطع إلى السيناريو.
R4-DRIVE-TOO-FAST = { at-step }: يستغرق المسير إلى { $to } { $stated }، وأقلّ ما يستغرقه { $allowed }.
    .remedy = أخّر الوصول، أو قدّم الانطلاق.
R4-STOP-TOO-SHORT = { at-step }: يستغرق الصعود والنزول { $stated }، وأقلّ ما يستغرقانه { $allowed }.
    .remedy = أخّر نهاية التوقف.
R4-INSPECTION-TOO-SHORT = { at-step }: يستغرق التفتيش { $stated }، وأقلّ ما يستغرقه { $allowed }.
    .remedy = أخّر نهاية التفتيش.
R4-REFUEL-TOO-SHORT = { at-step }: يستغرق التزوّد بالوقود { $stated }، وأقلّ ما يستغرقه { $allowed }.
    .remedy = أخّر نهاية التزوّد بالوقود.

## R5 النوافذ الزمنية

R5-OUTSIDE-WINDOW = { at-step }: الخدمة في { $stated } لا تقع كلها في نافذة واحدة؛ والنوافذ هي { $allowed }.
    .remedy = انقل الخدمة كلها إلى نافذة واحدة.
R5-ROAD-CLOSED = { at-step }: المسير إلى { $to } في { $stated } يصادف إغلاق هذا الطريق في { $allowed }.
    .remedy = صِل قبل بدء الإغلاق، أو انطلق بعد انتهائه.
R5-ZONE-CLOSED = { at-step }: تكون المركبة في المنطقة { $zone } في { $stated }، ولا يقع ذلك في نافذة واحدة من نوافذ المنطقة: { $allowed }.
    .remedy = ادخل المنطقة بعد أن تُفتح نافذتها واخرج منها قبل أن تُغلق.

## R6 المعابر

R6-ZONE-ENTERED = { at-step }: يؤدّي المسير إلى { $to } في المنطقة { $stated }، والمركبة في المنطقة { $allowed }: لا تُدخَل منطقة إلا من معبر.
    .remedy = سِر إلى معبر بين المنطقتين، واجتز تفتيشه، ثم تابع.
R6-CROSSING-UNKNOWN = { at-step }: لا يوجد في السيناريو معبر { $place }.
    .remedy = اذكر معبرًا من معابر السيناريو.
R6-WRONG-SIDE = { at-step }: التفتيش مذكور لمركبة خارجة من { $stated }، وهذه خارجة من { $allowed }.
    .remedy = اذكر المنطقة التي تخرج منها المركبة.
R6-LANES = { at-step }: قيد التفتيش معًا ابتداءً من { $time }: { vehicles-stated }، وعدد المسارب { $allowed }.
    .remedy = لينتظر بعضها مسربًا.
R6-CONVOY-MISSING = { at-step }: تمرّ المركبة خارج أي قافلة، وقاعدة القوافل في المعبر تسري عليها.
    .remedy = ضع المركبة في قافلة واذكر رقمها.
R6-CONVOY-NOT-HELD = { at-step }: تمرّ المركبة في القافلة { $convoy }، وقاعدة القوافل في المعبر لا تسري عليها.
    .remedy = احذف القافلة من هذا المرور واحذف المركبة من القافلة.
R6-CONVOY-UNKNOWN = { at-step }: ذُكرت القافلة { $stated }، وأرقام قوافل الخطة { $allowed }.
    .remedy = اذكر رقم قافلة من قوافل الخطة؛ العدّ من 0.
R6-CONVOY-ELSEWHERE = { at-step }: القافلة { $convoy } مخصّصة لـ { $allowed } (المعبر / المنطقة التي تخرج منها)، وهذا المرور هو { $stated }.
    .remedy = اذكر قافلة لهذا المعبر وهذا الاتجاه.
R6-CONVOY-NOT-LISTED = { at-step }: تمرّ المركبة مع القافلة { $convoy }، وليست في قائمتها.
    .remedy = أضف المركبة إلى قائمة القافلة في موضع مرورها.
R6-CONVOY-ABSENT = القافلة { $convoy } عند { $place }: عدد مرّات ذكر { $vehicle } في القائمة { $listed } وعدد مرّات مرورها معها { $stated }؛ والواجب في كليهما { $allowed }.
    .remedy = اذكر المركبات التي تمرّ مع القافلة، كلًّا منها مرة واحدة.
R6-CONVOY-NO-RULE = القافلة { $convoy } عند { $place } فيها { vehicles-stated }، ولا قوافل في هذا المعبر وهذا الاتجاه.
    .remedy = احذف القافلة، أو صحّح معبرها ومنطقتها.
R6-CONVOY-SIZE = القافلة { $convoy } عند { $place } فيها { vehicles-stated }، والقاعدة تطلب { $allowed }.
    .remedy = اجعل القوافل بالحجم الذي تطلبه القاعدة؛ لا يجوز أن تكون أصغر إلا الأخيرة في اتجاهها.
R6-CONVOY-NOT-ARRIVED = { at-step }: تكون المركبة هناك في { $stated }، لكنّ أول تفتيش في قافلتها { $convoy } يبدأ في { $allowed }.
    .remedy = لتنتظر القافلة حتى تصل مركباتها كلها.
R6-CONVOY-ORDER = { at-step }: يبدأ تفتيشها في { $stated }، لكنّ { $before } التي قبلها في القافلة { $convoy } يبدأ تفتيشها في { $allowed }.
    .remedy = ليبدأ التفتيش بترتيب القافلة.
R6-CONVOY-WINDOWS = القافلة { $convoy } عند { $place } تمرّ في أكثر من نافذة (المسموح { $allowed }): { $stated }.
    .remedy = لتمرّ القافلة كلها في نافذة واحدة.
R6-CONVOY-HEADWAY = القافلة { $convoy } عند { $place } تبدأ بعد القافلة التي قبلها بـ { $stated }، والفاصل المطلوب { $allowed }.
    .remedy = أخّر بدء القافلة.
R6-CONVOY-BROKEN-INTO = { at-step }: يبدأ تفتيشها في { $stated }، بين أول القافلة { $convoy } وآخرها ({ $allowed })، وليست منها.
    .remedy = لتمرّ المركبة قبل أول القافلة أو بعد آخرها.
R6-CONVOY-ESCORTS = القافلة { $convoy } عند { $place }: يلزم معًا ابتداءً من { $time }: { escorts-stated }، والموجود { $allowed }.
    .remedy = لتنتظر القافلة حتى تعود مرافقة.

## R7 المواقف

R7-BAYS = { at-step }: قيد التحميل أو التفريغ معًا عند { $place } ابتداءً من { $time }: { vehicles-stated }، وعدد مواقف التحميل { $allowed }.
    .remedy = لينتظر بعضها موقفًا.
R7-HOLDS = { at-step }: عند { $place } معًا ابتداءً من { $time }: { vehicles-stated }، والمكان يتّسع لـ { $allowed }.
    .remedy = لتأتِ بعضها لاحقًا أو لتغادر أبكر.

## R8 الاستقبال

R8-ROOM = { at-step }: في { $place } { with-need } ابتداءً من { $time }: { people-stated }، والمكان يتّسع لـ { $allowed }.
    .remedy = انقل بعضهم إلى مكان آخر، أو لاحقًا إن كان غيرهم يغادر.

## R9 المركبة

R9-VEHICLE-UNKNOWN = لا توجد في السيناريو مركبة { $vehicle }.
    .remedy = اذكر مركبة من مركبات السيناريو، أو احذف الجدول.
R9-RUN-MISSING = ليس للمركبة { $vehicle } جدول ({ $stated })؛ لكل مركبة { $allowed }.
    .remedy = أضف جدولها، بلا خطوات إن بقيت في مكانها.
R9-RUN-TWICE = عدد جداول { $vehicle } هو { $stated }؛ لكل مركبة { $allowed }.
    .remedy = اجمعها في جدول واحد.
R9-START = { at-step }: يبدأ الجدول عند { $stated }، والمركبة عند { $allowed }.
    .remedy = ابدأ الجدول حيث تكون المركبة.
R9-NOT-AVAILABLE = { at-step }: يبدأ الجدول في { $stated }، والمركبة متاحة ابتداءً من { $allowed }.
    .remedy = ابدأ الجدول لاحقًا.
R9-PLACE-UNKNOWN = { at-step }: لا يوجد في السيناريو مكان { $stated }.
    .remedy = اذكر مكانًا من أماكن السيناريو؛ ويجوز أن يؤدّي المسير إلى معبر أيضًا.
R9-PLACE = { at-step }: لا يجوز للمركبة أن تستعمل { $stated }؛ يجوز لها: { $allowed }.
    .remedy = أرسل مركبة يجوز لها الذهاب إلى هناك، أو لاقِها عند نقطة تسليم.
R9-ZONE = { at-step }: لا يجوز للمركبة أن تدخل المنطقة { $stated }؛ يجوز لها: { $allowed }.
    .remedy = أرسل مركبة يجوز لها الذهاب إلى هناك، أو لاقِها عند نقطة تسليم.
R9-RANGE = { at-step }: مع المسير إلى { $to } تكون المركبة قد قطعت { $stated } م، ومداها { $allowed } م.
    .remedy = تزوّد بالوقود قبل ذلك، أو اقطع مسافة أقلّ.
R9-NO-FUEL = { at-step }: لا يمكن التزوّد بالوقود عند { $place }.
    .remedy = تزوّد بالوقود في مرآب يقدّمه.
R9-REFUEL-LOADED = { at-step }: على متن المركبة { people-stated } أثناء التزوّد بالوقود، والمسموح { $allowed }.
    .remedy = تزوّد بالوقود قبل صعودهم أو بعد نزولهم.
R9-CREW-STEP = { at-step }: تقع في { $stated }، والطاقم يعمل في { $allowed }.
    .remedy = انقل الخطوة إلى ساعات عمل الطاقم، أو كلّف مركبة أخرى.
R9-CREW-TRIP = { at-step }: الرحلة التي تبدأ هنا تقع في { $stated }، وليست كلها في فترة واحدة من ساعات عمل الطاقم: { $allowed }.
    .remedy = أنزل الجميع قبل أن تنتهي ساعات عمل الطاقم.
R9-ENDS-LOADED = { at-step }: ينتهي الجدول وعلى متن المركبة ممّن أصعدتهم { people-stated }، والمسموح { $allowed }.
    .remedy = أنزل الجميع قبل أن ينتهي الجدول.
R9-END = تنهي { $vehicle } جدولها عند { $stated }، ويجب أن تنهيه عند { $allowed }.
    .remedy = لتسِر المركبة إلى هناك في النهاية.
R9-END-LATE = تصل { $vehicle } إلى { $place }، حيث يجب أن تنتهي، في { $stated }، وأفق التخطيط { $allowed }.
    .remedy = أنهِ جدولها أبكر.

## R10 التقرير

R10-LEFT-BEHIND = المتبقّون { priority-name }: المذكور في الخطة: { people-stated }، ومجموع خطواتها { $allowed }.
    .remedy = صحّح الرقم.
R10-T1-CLEARANCE = زمن اكتمال إجلاء T1: تذكر الخطة { $stated }، ومجموع خطواتها { $allowed }.
    .remedy = صحّح الرقم.
R10-CLEARANCE = زمن اكتمال الإجلاء: تذكر الخطة { $stated }، ومجموع خطواتها { $allowed }.
    .remedy = صحّح الرقم.
R10-EXPOSURE = التعرّض: تذكر الخطة { $stated } شخص-ثانية، ومجموع خطواتها { $allowed }.
    .remedy = صحّح الرقم.
R10-DISTANCE = المسافة: تذكر الخطة { $stated } م، ومجموع خطواتها { $allowed }.
    .remedy = صحّح الرقم.
R10-BOUND-LEFT-BEHIND = الحدّ المُثبَت للمتبقّين { priority-name }: { people-stated }، وهو فوق رقم الخطة نفسها { $allowed }، فليس حدًّا.
    .remedy = صحّح الحدّ، أو احذف الحدود.
R10-BOUND-T1-CLEARANCE = الحدّ المُثبَت لزمن اكتمال إجلاء T1: { $stated }، وهو فوق رقم الخطة نفسها { $allowed }، فليس حدًّا.
    .remedy = صحّح الحدّ، أو احذف الحدود.
R10-BOUND-CLEARANCE = الحدّ المُثبَت لزمن اكتمال الإجلاء: { $stated }، وهو فوق رقم الخطة نفسها { $allowed }، فليس حدًّا.
    .remedy = صحّح الحدّ، أو احذف الحدود.
R10-BOUND-EXPOSURE = الحدّ المُثبَت للتعرّض: { $stated } شخص-ثانية، وهو فوق رقم الخطة نفسها { $allowed }، فليس حدًّا.
    .remedy = صحّح الحدّ، أو احذف الحدود.
R10-CERTIFICATE-LEFT-BEHIND = شهادة الحدّ لا تثبت أن لا بدّ من بقاء { people-stated } { priority-name }.
    .remedy = لا تعتمد على هذا الحدّ؛ ليُثبته المخطِّط من جديد، أو احذف الشهادة.
R10-CERTIFICATE-T1-CLEARANCE = شهادة الحدّ لا تثبت أن لا خطة يكتمل فيها إجلاء T1 قبل { $stated }.
    .remedy = لا تعتمد على هذا الحدّ؛ ليُثبته المخطِّط من جديد، أو احذف الشهادة.
R10-CERTIFICATE-CLEARANCE = شهادة الحدّ لا تثبت أن لا خطة يكتمل فيها الإجلاء قبل { $stated }.
    .remedy = لا تعتمد على هذا الحدّ؛ ليُثبته المخطِّط من جديد، أو احذف الشهادة.
R10-CERTIFICATE-EXPOSURE = شهادة الحدّ لا تثبت أن لا خطة يقلّ فيها التعرّض عن { $stated } شخص-ثانية.
    .remedy = لا تعتمد على هذا الحدّ؛ ليُثبته المخطِّط من جديد، أو احذف الشهادة.
