where-row = الصف { $row }
where-column = العمود { $column }
where-field = الحقل { $field }
hours = { $hours } س
minutes = { $minutes } د
seconds = { $seconds } ث
later-day = { $clock } يوم { $date }
percent = { $figure } %
orders = باقية { $kept }، معدَّلة { $changed }، جديدة { $new }، ملغاة { $dropped }
order = من { $origin } عند { $clock } إلى { $destination }، { $people }
order-through = من { $origin } عند { $clock } عبر { $crossings } إلى { $destination }، { $people }
order-empty = فارغة
order-aboard = { "\u200F" }{ $people }: { $parties }
party-count = { "\u200F" }{ $kind } × { $count } ({ $group })
people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
vehicles = { $count ->
    [zero] لا مركبات
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $count } مركبات
    [many] { $count } مركبة
   *[other] { $count } مركبة
}
crossings = { $count ->
    [zero] لا معابر
    [one] معبر واحد
    [two] معبران
    [few] { $count } معابر
    [many] { $count } معبرًا
   *[other] { $count } معبر
}
trips = { $count ->
    [zero] لا رحلات
    [one] رحلة واحدة
    [two] رحلتان
    [few] { $count } رحلات
    [many] { $count } رحلة
   *[other] { $count } رحلة
}
problems = { $count ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشكلات
    [many] { $count } مشكلة
   *[other] { $count } مشكلة
}
reason-no-vehicle = لا مركبة يُسمح لها بالوصول إليهم وتتّسع لهم
reason-no-route = لا طريق يؤدّي إلى مركز استقبال يقبلونه
reason-no-room = مراكز الاستقبال التي يقبلونها ممتلئة
reason-not-ready = لا يكونون جاهزين قبل آخر لحظة يمكنهم المغادرة فيها
reason-no-time = لا تستطيع المركبات إيصالهم في الوقت المتاح
refusal-enoent = لا شيء هناك
refusal-eacces = غير مسموح
refusal-eperm = غير مسموح
refusal-erofs = القرص للقراءة فقط
refusal-eisdir = هو مجلد
refusal-enotdir = في مساره ما ليس مجلدًا
refusal-eexist = هناك شيء آخر
refusal-enospc = القرص ممتلئ
refusal-enametoolong = الاسم أطول مما ينبغي
refusal-einval = لا يصلح هذا الاسم لملف
refusal-eio = القرص معطّل
