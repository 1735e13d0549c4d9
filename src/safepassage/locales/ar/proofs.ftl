# لماذا لا تستطيع أي خطة أن تتجاوز الحدّ. القيم: ‎_at‎ وقت من اليوم، ‎_s‎ مدّة، والأسماء أسماء.

binds-crossing = التفتيش في { $name }
binds-window = ساعات فتح { $name }
binds-fleet = عدد المركبات
binds-type = عدد المركبات من نوع { $name }
binds-place = مواقف التحميل والمتّسع في { $name }
binds-group = موعد جاهزية { $name } وبُعدهم عن الأمان
binds-horizon = الأفق الزمني

proof-nothing = لا شيء يقف في الطريق
proof-reach = لا يمكن استقبال آخر { $group } قبل { $by_at }: يصبحون جاهزين في { $ready_at }، وأسرع طريق إلى مركز استقبال يستغرق { $way_s }
proof-crossing = لا خطة تكتمل قبل { $by_at }: { $passages ->
    [zero] مرور المركبات المحمّلة
    [one] مرور واحد لمركبة محمّلة
    [two] مروران لمركبات محمّلة
    [few] { $passages } مرّات مرور محمّلة
    [many] { $passages } مرور محمّل
   *[other] { $passages } مرور محمّل
} عبر { $crossing } { $returns ->
    [zero] {""}
    [one] ومرور واحد لمركبة فارغة{" "}
    [two] ومروران لمركبات فارغة{" "}
    [few] و{ $returns } مرّات مرور فارغة{" "}
    [many] و{ $returns } مرورًا فارغًا{" "}
   *[other] و{ $returns } مرور فارغ{" "}
}تُشغل { $lanes ->
    [zero] مساربه
    [one] مسربه الوحيد
    [two] مسربيه
    [few] مساربه الـ{ $lanes }
    [many] مساربه الـ{ $lanes }
   *[other] مساربه الـ{ $lanes }
} مدّة { $busy_s }، والطريق من هناك يستغرق { $way_s }
proof-bays = لا خطة تكتمل قبل { $by_at }: تحتاج المركبات في { $place } إلى { $busy_s } في { $bays ->
    [zero] مواقفه
    [one] موقفه الوحيد
    [two] كلٍّ من موقفيه
    [few] كلٍّ من مواقفه الـ{ $bays }
    [many] كلٍّ من مواقفه الـ{ $bays }
   *[other] كلٍّ من مواقفه الـ{ $bays }
}، والطريق من هناك يستغرق { $way_s }
proof-fleet = لا خطة تكتمل قبل { $by_at }: حتى لو سارت المركبات القادرة على حملهم ممتلئة ومن دون توقّف، فهذا أقلّ ما يلزم لنقل { $heads ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
}
proof-joint = لا خطة تكتمل قبل { $by_at }: في وقت أقلّ لا تستطيع المركبات والمعابر ومواقف التحميل مجتمعةً أن تنقل أكثر من { $received } من أصل { $heads ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
}
proof-rounds-seat = لا خطة تكتمل قبل { $by_at }: في وقت أقلّ لا تستطيع المركبات أن تقوم بجولات كاملة تكفي لنقل { $places ->
    [zero] أحد
    [one] شخص واحد على مقعد
    [two] شخصين على مقعدين
    [few] { $places } أشخاص على مقاعد
    [many] { $places } شخصًا على مقاعد
   *[other] { $places } شخص على مقاعد
}
proof-rounds-wheelchair = لا خطة تكتمل قبل { $by_at }: في وقت أقلّ لا تستطيع المركبات أن تقوم بجولات كاملة تكفي لنقل { $places ->
    [zero] أحد
    [one] شخص واحد على كرسي متحرّك
    [two] شخصين على كرسيين متحرّكين
    [few] { $places } أشخاص على كراسٍ متحرّكة
    [many] { $places } شخصًا على كراسٍ متحرّكة
   *[other] { $places } شخص على كراسٍ متحرّكة
}
proof-rounds-stretcher = لا خطة تكتمل قبل { $by_at }: في وقت أقلّ لا تستطيع المركبات أن تقوم بجولات كاملة تكفي لنقل { $places ->
    [zero] أحد
    [one] شخص واحد على نقّالة
    [two] شخصين على نقّالتين
    [few] { $places } أشخاص على نقّالات
    [many] { $places } شخصًا على نقّالات
   *[other] { $places } شخص على نقّالات
}
proof-convoys = لا خطة تكتمل قبل { $by_at }: في وقت أقلّ لا تستطيع القوافل عبر { $crossing }، وفي كلٍّ منها { $size ->
    [zero] لا مركبة
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $size } مركبات
    [many] { $size } مركبة
   *[other] { $size } مركبة
} على الأكثر، إخراج { $heads ->
    [zero] أحد
    [one] الشخص الوحيد
    [two] الشخصين كليهما
    [few] جميع الأشخاص الـ{ $heads }
    [many] جميع الأشخاص الـ{ $heads }
   *[other] جميع الأشخاص الـ{ $heads }
}
proof-convoys-left = حتى انتهاء الأفق الزمني لا تستطيع القوافل عبر { $crossing }، وفي كلٍّ منها { $size ->
    [zero] لا مركبة
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $size } مركبات
    [many] { $size } مركبة
   *[other] { $size } مركبة
} على الأكثر، إخراج { $heads ->
    [zero] أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
} من بينهم
proof-window = لا خطة تكتمل قبل { $by_at }: على { $heads ->
    [zero] أحدٍ
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
} أن ينتظروا حتى يُفتح { $place } من جديد في { $opens_at }
proof-sooner = هو ممّن يُستقبَلون آخرًا، ولا يمكن استقبالهم قبل { $by_at }
proof-unreachable = لا يمكن استقبال { $heads ->
    [zero] أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
} إطلاقًا: لا مركبة يُسمح لها بالذهاب إلى هناك تستطيع حملهم إلى مكان يقبلونه قبل انتهاء الأفق الزمني
proof-room = تتّسع مراكز الاستقبال التي يقبلونها لـ{ $room } من أصل { $heads ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
}
proof-capacity = حتى انتهاء الأفق الزمني يمكن استقبال { $received } على الأكثر من أصل { $heads ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
}، حتى لو بقي ذوو الأولوية الأدنى
proof-exposure-reach = لا يمكن استقبال أحد قبل ما يتيحه أسرع طريق من حيث يكون وحين يصبح جاهزًا
proof-exposure-slots = لا يمكن استقبال أحد قبل ما يتيحه أسرع طريق، ولا أكثر من { $heads ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $heads } أشخاص
    [many] { $heads } شخصًا
   *[other] { $heads } شخص
} بحلول { $half_at }
proof-plain-farthest = لا يمكن استقبال آخر { $group } قبل { $by_at }، أيًّا كانت المركبة التي تأتي لنقلهم
proof-plain-average = لا خطة تكتمل قبل { $by_at }: لو قُسّمت كل الرحلات اللازمة بالتساوي، بأقل زمن ممكن لمجموعها، لشغلت حتى ذلك الوقت { $vehicles ->
    [zero] المركبات
    [one] المركبة الوحيدة
    [two] كلتا المركبتين
    [few] كل واحدة من المركبات الـ{ $vehicles }
    [many] كل واحدة من المركبات الـ{ $vehicles }
   *[other] كل واحدة من المركبات الـ{ $vehicles }
}
proof-plain-columns = لا خطة تكتمل قبل { $by_at }: في وقت أقل { $vehicles ->
    [zero] لا تستطيع المركبات
    [one] لا تستطيع المركبة الوحيدة
    [two] لا تستطيع المركبتان
    [few] لا تستطيع المركبات الـ{ $vehicles }
    [many] لا تستطيع المركبات الـ{ $vehicles }
   *[other] لا تستطيع المركبات الـ{ $vehicles }
} إخراج الجميع، حتى لو أمكن تقسيم كل مركبة على أفضل المسارات الممكنة
proof-plain-exhaustion = لا خطة تكتمل قبل { $by_at }: فُحصت كل طرق توزيع الرحلات في وقت أقل على { $vehicles ->
    [zero] المركبات
    [one] المركبة الوحيدة
    [two] المركبتين
    [few] المركبات الـ{ $vehicles }
    [many] المركبات الـ{ $vehicles }
   *[other] المركبات الـ{ $vehicles }
}، ولا طريقة منها تُخرج الجميع
