### كيف الحال، بحسب السجلّ.

title = { $name }: { $state } عند { $clock }، { $entries ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}
moment = { $clock }، { $date }
state-drafted = مسوّدة
state-agreed = متّفق عليها
state-ready = جاهزة
state-under-way = جارية
state-suspended = معلَّقة
state-completed = مكتملة
state-called-off = ملغاة
suspended-all = كل شيء معلَّق: لا ينطلق أحد.
suspended-one = الاتفاق { $agreement } معلَّق.
closed = مغلق: { $crossings }.

## المعادلة

sort-registered = مسجَّلون
sort-joined = انضمّوا
sort-born = وُلدوا
sort-waiting = ينتظرون
sort-aboard = في المركبات
sort-received = استُقبلوا
sort-handed-over = سُلّموا
sort-declined = رفضوا
sort-left = غادروا
sort-detained = احتُجزوا
sort-died = توفّوا
sort-missing = مفقودون
sort-unreconciled = غير مسوًّى
account = { $sort } { $name }: { $heads }
account-uncertain = { $sort } { $name }: { $heads } على الأقل؛ لم يعرف أحدهم العدد
heads-by-need = { $total } ({ $seat } جلوسًا، { $wheelchair } على كراسٍ متحرّكة، { $stretcher } على نقّالات)

## رفقة من شخص واحد

one-seat = شخص بمقعد
one-wheelchair = شخص بكرسي متحرّك
one-stretcher = شخص بنقّالة

## العناوين

title-accounts = أين الناس
title-vehicles = المركبات
title-discrepancies = ما لا يتطابق
title-breaches = قواعد خولفت أو جرى تجاوزها
title-alarms = إنذارات
title-promises = وعود قائمة
title-devices = الأجهزة: آخر ما وصل من كل منها، وما لم يصل، وما لا يُحتسب
more = وغيرها: { $count }

## الأسطر

vehicle-vehicle-came = { $vehicle } جاءت، وهي في { $place }
vehicle-broke-down = { $vehicle } تعطّلت، وهي في { $place }
vehicle-broke-down-somewhere = { $vehicle } تعطّلت، ولم يذكر أحد أين
vehicle-somewhere = { $vehicle }: لم يذكر أحد أين هي
vehicle-people = { $where } — فيها: { $heads }
vehicle-departed = { $vehicle } في الطريق إلى { $place }
vehicle-passed = { $vehicle } اجتازت { $place }
vehicle-arrived = { $vehicle } في { $place }
discrepancy-more = { $account }: خرج أكثر ممّن دخل، بفارق { $heads } ({ $entries })
discrepancy-fewer = { $account }: قيل إنها فارغة، ولم ينزل منها { $heads } ({ $entries })
discrepancy-needs = { $account }: العدد متطابق، والاحتياجات مختلفة ({ $entries })
discrepancy-count = { $name }: عُدّ { $stated }، والسجلّ يقول غير ذلك
discrepancy-person = السوار { $name } في مكانين، أو جاء من غير مكان ({ $entries })
discrepancy-rival = { $name }: قال الجهاز شيئين مختلفين تحت رقم واحد
discrepancy-corrections = { $name }: تصحيحان يقولان شيئين مختلفين ({ $entries })
rule-operation = انتهاء العملية
rule-suspended = التعليق
rule-guarantee = الضمانة
rule-go = الإذن بالانطلاق
rule-role = صلاحية الجهاز
rule-consent = الموافقة
breach-operation = { $about }: انطلاق بعد انتهاء العملية
breach-suspended = { $about }: انطلاق أثناء التعليق
breach-guarantee = { $about }: انطلاق من دون سريان كل الضمانات
breach-go = { $about }: انطلاق من دون إذن موقَّع
breach-consent = { $about }: { $heads ->
    [zero] لا أحد يسافر
    [one] شخص واحد يسافر
    [two] شخصان يسافران
    [few] { $heads } أشخاص يسافرون
    [many] { $heads } شخصًا يسافرون
   *[other] { $heads } شخص يسافرون
} من دون موافقة على ذلك
breach-role = القيد { $about }: ليس تدوينه من عمل مستخدم هذا الجهاز. لا يُقرَّر به شيء؛ فليصحّحه منسّق أو يُلغِ اعتماد الجهاز
overridden = { $about }: { $rule }، تجاوزها { $entry }
alarm-aboard = { $about }: ناس في المركبة منذ { $time }
alarm-overdue = { $about } متأخرة { $time }
alarm-headcount = { $about }: عُدّ { $amount }، والسجلّ يقول غير ذلك
alarm-guarantee = { $about }: تنقضي الضمانة بعد { $time }، وعليها مركبات في الطريق
alarm-age = { $about }: لا خبر منذ { $time }
promise-consent = { $about }: وافق { $heads } على { $to } ولم يصلوا بعد
promise-guarantee = { $about } يضمن حتى { $to }
promise-arrival = { $about } منتظَرة في { $to }
promise-child = الطفل { $about } يُسلَّم إلى { $to }
device = { $device } ({ $role }): حتى القيد { $last }، { $heard }
device-silent = { $device } ({ $role }): لم يصل منه شيء بعد
role-coordinator = منسّق
role-gate = بوّابة
role-reception = استقبال
role-medic = إسعاف
role-driver = سائق
role-reporter = مبلِّغ
device-holes = { $device }: لم تصل القيود { $numbers }
device-revoked = { $device }: أُلغي اعتماده؛ يُحتسب ما دوّنه حتى القيد { $last }
device-uncounted = { $device }: قيود بعد إلغاء اعتماده، محفوظة ولا تُحتسب: { $count }
stranger = { $device }، لم يعتمده أحد: { $count ->
    [zero] لا قيود
    [one] قيد واحد موضوع
    [two] قيدان موضوعان
    [few] { $count } قيود موضوعة
    [many] { $count } قيدًا موضوعًا
   *[other] { $count } قيد موضوع
} جانبًا حتى يُعتمد

## الأجوبة

exported = كُتب { $path }: { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
codes-written = كُتب { $path }: { $count ->
    [zero] لا رموز
    [one] رمز واحد
    [two] رمزان
    [few] { $count } رموز
    [many] { $count } رمزًا
   *[other] { $count } رمز
}
nothing-handed-in = لم يكن هناك ما يؤخذ.
verdict-malformed = رُفض { $count }: ليست قيودًا
verdict-other = رُفض { $count }: من عملية أخرى
verdict-stranger = وُضع جانبًا { $count }: لم يعتمد أحد الجهاز
verdict-crowded = رُفض { $count }: الجهاز غريب، ولا متّسع لوضعه جانبًا
verdict-forged = رُفض { $count }: لم يوقّعها الجهاز
verdict-seen = معروف من قبل: { $count }
verdict-rival = حُفظ { $count } إلى جانب غيره تحت الرقم نفسه: تباين
verdict-revoked = حُفظ { $count } ولا يُحتسب: أُلغي اعتماد الجهاز
verdict-kept = جديد: { $count }

## أنواع القيود

kind-opened = افتُتحت العملية
kind-enrolled = اعتُمد جهاز
kind-revoked = أُلغي اعتماد جهاز
kind-clock-checked = فُحصت ساعة
kind-registered = تسجيل
kind-consented = موافقة
kind-declined = رفض
kind-withdrew = سحب الموافقة
kind-ready = جاهزون
kind-boarded = صعود
kind-alighted = نزول
kind-handed-over = تسليم
kind-joined = انضمام في الطريق
kind-born = ولادة
kind-died = وفاة
kind-detained = احتجاز
kind-left = مغادرة بالاختيار
kind-missing = فقدان
kind-found = عثور
kind-returned = عودة
kind-escorted = تعيين مرافق
kind-departed = انطلاق
kind-passed = اجتياز معبر
kind-arrived = وصول
kind-counted = تعداد
kind-vehicle-came = مجيء مركبة
kind-vehicle-went = ذهاب مركبة
kind-broke-down = تعطّل
kind-crossing-closed = إغلاق معبر
kind-crossing-opened = فتح معبر
kind-agreement-made = عقد اتفاق
kind-guaranteed = ضمانة
kind-suspended = تعليق
kind-resumed = استئناف
kind-agreement-ended = انتهاء اتفاق
kind-go-signed = توقيع الانطلاق أو عدمه
kind-overridden = تجاوز معلَّل
kind-stated = إفادة واردة
kind-resolved = تسوية
kind-completed = اكتمال
kind-called-off = إلغاء
kind-corrected = تصحيح
kind-name-read = قراءة اسم
kind-forgotten = نسيان الأسماء
