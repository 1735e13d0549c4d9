### ما يُقال للسائق في الطريق.

after = بعد { $way }، { $what }
at-once = الآن { $what }
soon = ثم فورًا { $what }
onto = { "\u200F" }{ $what }: { $road }
road-with-number = { "\u200F" }{ $name } ({ $ref })
metres = { $count ->
    [zero] لا مسافة
    [one] متر واحد
    [two] مترين
    [few] { $count } أمتار
    [many] { $count } مترًا
   *[other] { $count } متر
}
kilometres = { $count ->
    [zero] لا مسافة
    [one] كيلومتر واحد
    [two] كيلومترين
    [few] { $count } كيلومترات
    [many] { $count } كيلومترًا
   *[other] { $count } كيلومتر
}
kilometres-part = { $count } كيلومتر
depart = انطلق نحو { $heading }
continue = تابع إلى الأمام
merge = انضمّ إلى الطريق أمامك
turn-straight = تابع إلى الأمام
turn-slight-right = مِل إلى اليمين
turn-right = انعطف يمينًا
turn-sharp-right = انعطف بحدّة إلى اليمين
turn-slight-left = مِل إلى اليسار
turn-left = انعطف يسارًا
turn-sharp-left = انعطف بحدّة إلى اليسار
keep-right = الزم اليمين
keep-left = الزم اليسار
ramp-right = اسلك الوصلة على اليمين
ramp-left = اسلك الوصلة على اليسار
u-turn = استدر وارجع
roundabout = عند الدوّار اسلك { $exit }
roundabout-enter = ادخل الدوّار
ferry = اصعد إلى العبّارة
ashore = انزل من العبّارة
arrive = وصلت: { $place }
arrive-left = وصلت، على يسارك: { $place }
arrive-right = وصلت، على يمينك: { $place }

exit-1 = المخرج الأول
exit-2 = المخرج الثاني
exit-3 = المخرج الثالث
exit-4 = المخرج الرابع
exit-5 = المخرج الخامس
exit-6 = المخرج السادس
exit-7 = المخرج السابع
exit-8 = المخرج الثامن
exit-9 = المخرج التاسع
exit-10 = المخرج العاشر
exit-number = المخرج رقم { $number }
trip-1 = الرحلة الأولى
trip-2 = الرحلة الثانية
trip-3 = الرحلة الثالثة
trip-4 = الرحلة الرابعة
trip-5 = الرحلة الخامسة
trip-6 = الرحلة السادسة
trip-7 = الرحلة السابعة
trip-8 = الرحلة الثامنة
trip-9 = الرحلة التاسعة
trip-10 = الرحلة العاشرة
trip-number = الرحلة رقم { $number }

compass-n = الشمال
compass-ne = الشمال الشرقي
compass-e = الشرق
compass-se = الجنوب الشرقي
compass-s = الجنوب
compass-sw = الجنوب الغربي
compass-w = الغرب
compass-nw = الشمال الغربي

## الورقة

title = { $vehicle } · الطريق
facts = { $operation } · { $date }
warning = تقول هذه الورقة أين سيكون الناس. لا تُرِها أحدًا من خارج القافلة، وأحرقها أو مزّقها بعد ذلك.
by-the-road = ما تراه مقدَّم على ما كُتب هنا: طريق مغلق، أو إشارة، أو شرطي.
empty-way = فارغة
drive = من { $origin } إلى { $destination }
times = المغادرة { $depart }، الوصول { $arrive }
aboard = { $count ->
    [zero] لا أحد على المتن
    [one] على المتن شخص واحد
    [two] على المتن شخصان
    [few] على المتن { $count } أشخاص
    [many] على المتن { $count } شخصًا
   *[other] على المتن { $count } شخص
}
stop-board = { $count ->
    [zero] لا يصعد أحد
    [one] يصعد شخص واحد
    [two] يصعد شخصان
    [few] يصعد { $count } أشخاص
    [many] يصعد { $count } شخصًا
   *[other] يصعد { $count } شخص
}
stop-alight = { $count ->
    [zero] لا ينزل أحد
    [one] ينزل شخص واحد
    [two] ينزل شخصان
    [few] ينزل { $count } أشخاص
    [many] ينزل { $count } شخصًا
   *[other] ينزل { $count } شخص
}
stop = { $place }، من { $begin } إلى { $end }: { $what }
pass = { $place }، من { $begin } إلى { $end }: تفتيش
refuel = { $place }، من { $begin } إلى { $end }: تزوّد بالوقود
straight = لا طرق معروفة لهذا السير، فلا أحد يستطيع أن يقول كيف يكون. الوجهة نحو { $heading } من هنا، على بعد { $way } في خط مستقيم.
unknown = لم يُدخِل أحد موقع أحد المكانين: اسأل قبل أن تغادر.
