where-row = الصف { $row }
where-column = العمود { $column }
where-field = الحقل { $field }
hours = { $hours } س
minutes = { $minutes } د
seconds = { $seconds } ث
later-day = { $clock } يوم { $date }
percent = { $figure } %
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
