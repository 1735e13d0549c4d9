### ما يقوله سطر الأوامر.

## المساعدة

usage = طريقة الاستعمال:
usage-options = [خيارات]
usage-verb = أمر …
help =
    يخطّط Safe Passage لإجلاء الناس بالمركبات، ويُثبت مدى جودة الخطة، ويتحقّق منها.
    لمعرفة ما يقبله كل أمر: safepassage VERB --help
help-new = يكتب سيناريو صغيرًا صالحًا للعمل، مع شروح، لتبدأ منه.
help-check =
    يسرد كل مشكلات السيناريو دفعة واحدة، مع ما ينبغي فعله.
    رمز الخروج: 0 لا ملاحظات، 1 تحذيرات فقط، 2 مشكلات.
help-plan =
    يخطّط للإجلاء، ويُثبت مدى جودة الخطة، ويتحقّق منها، ثم يكتب plan.json و report.html.
    ينهي Ctrl-C البحث بأفضل خطة حتى الآن. ولا يُكتب شيء لم يُتحقَّق منه.
    مع --from و --plan يُستأنف التخطيط من منتصف العملية، وتبقى الأوامر الصادرة كما هي حيث لا يكلّف إبقاؤها شيئًا.
help-verify =
    يتحقّق من أن الخطة، أيًّا كان واضعها، تلتزم كل القواعد وأن أرقامها صحيحة.
    رمز الخروج: 0 الخطة سليمة، 1 تخالف قاعدة أو لا تصحّ شهادة حدّ، 2 تعذّر استعمال الملفات.
help-report = يكتب تقرير خطة موجودة، بالعربية أو بالإنكليزية.
help-state =
    يكتب السيناريو الذي يبدأ في لحظة من الخطة، إن جرى كل شيء حتى تلك اللحظة كما خُطّط له.
    وهو ما يأخذه plan --from؛ غيّر فيه ما جرى على غير المتوقَّع.
help-open =
    يبدأ تدوين عملية: يُنشئ سجلًّا في مجلد، وهذا الجهاز أول أجهزته.
    بعدها يصير كل ما يحدث قيدًا لا يعدّله أحد: يُحصى الناس كما يُحصى المال.
help-enrol = يسمح لجهاز آخر بالكلام: يُنشئ سجلّه بمفتاح خاص به، ليُحمل إليه.
help-record =
    يدوّن ما حدث: قيودًا بالكلمات (boarded vehicle=bus-07 place=sukkari heads=38)، أو - لأسطر JSON.
    ما لا ينبغي فعله يُرفض، إلا إذا تجاوزه أحد باسم صفته. ويُدوَّن السطر كله أو لا شيء منه.
help-status = يقول كيف الحال: أين كل الناس، وما الذي لا يتطابق، وما العاجل، وما الوعود القائمة.
help-sync =
    يأخذ ما تسلّمه الأجهزة الأخرى، بأي ترتيب وأي عدد من المرات.
    ومع مجلد (ذاكرة محمولة) يأخذ كل رزمة فيه ويترك رزمته للآخرين.
help-export =
    يكتب خطة للخرائط وأجهزة الملاحة والسائقين، أو يومية سجلّ أو رزمته للغرباء ولأجهزة أخرى.
    للخطة: safepassage export PLAN geojson|gpx|directions --out DIR. ومن يقرؤها يعرف أين ستكون المركبات.
help-audit =
    يعيد إحصاء الجميع من يومية مصدَّرة وحدها، ويتحقّق من كل توقيع وسلسلة، ويسمّي ما عُبث به.
    رمز الخروج: 0 كل شيء سليم، 1 عُبث بشيء أو لا يستقيم الحساب، 2 الملف ليس يومية.
help-convert = يحوّل مسائل الأبحاث والمصنّفات إلى سيناريوهات، والسيناريوهات إلى مصنّفات.
help-convert-bep = يحوّل مسألة من مسائل الإجلاء بالحافلات إلى سيناريو.
help-convert-icep = يحوّل سيناريو من مسائل إجلاء التجمّعات المعزولة إلى سيناريو.
help-convert-xlsx = يحوّل مجلد سيناريو إلى مصنّف، أو مصنّفًا إلى مجلد يقول الشيء نفسه.
parameter-scenario = السيناريو: مجلد جداول، أو مصنّف ‎.xlsx
parameter-plan = الخطة: ملف plan.json
parameter-audited = يومية مصدَّرة، أو مجلد سجلّ تُصدَّر يوميته لذلك
parameter-directory = المجلد المراد كتابته؛ يجب ألا يكون موجودًا، أو أن يكون فارغًا
parameter-bep = المسألة، ملف نصّي
parameter-icep = المجلد الذي فيه جداول المسألة
parameter-icep-scenario = أيّ سيناريوهات المسألة
parameter-source = السيناريو المراد تحويله: مجلد، أو مصنّف ‎.xlsx
parameter-target = الوجهة: مجلد، أو اسم ينتهي بـ ‎.xlsx
parameter-export-source = خطة (ملف plan.json أو المجلد الذي فيه)، أو سجلّ
parameter-format = للخطة: geojson أو gpx أو directions (الطريق منعطفًا منعطفًا، ورقة لكل سائق)
parameter-out-export = للخطة: المجلد الذي يُكتب فيه
parameter-export-scenario = للخطة: السيناريو الذي وُضعت له (ملف scenario.xlsx بجانبها)
parameter-out-plan = المجلد الذي يُكتب فيه plan.json و report.html
parameter-out-report = المجلد الذي يُكتب فيه report.html
parameter-out-state = الوجهة: مجلد، أو اسم ينتهي بـ ‎.xlsx
parameter-at = اللحظة: تاريخ وساعة هكذا 2016-12-15 10:00، أو ما بعد البداية هكذا ‎+2:00‎
parameter-from-file = استئناف التخطيط من هذه الحال: سيناريو يبدأ في منتصف SCENARIO؛ أو من سجلّ، كما هي الحال
parameter-plan-at = مع ‎--from LEDGER: استئناف التخطيط من ذلك الحين (الآن)
parameter-plan-file = الخطة السارية، الموضوعة لـ SCENARIO؛ لا بدّ منها مع --from STATE، ويعرفها السجلّ
parameter-out-convert = الوجهة: مجلد، أو اسم ينتهي بـ ‎.xlsx
parameter-seconds = إنهاء التخطيط بعد هذا العدد من الثواني (60 ما لم يُحدَّد --iterations)
parameter-iterations = إنهاء التخطيط بعد هذا العدد من الدورات؛ والبذرة نفسها تعطي الخطة نفسها
parameter-seed = بذرة المصادفة (0)
parameter-threads = عدد أنوية المعالج المستعملة (كل المتاح)
parameter-bound = إعادة التحقّق من شهادات الحدود بحساب دقيق
parameter-json = الجواب كائن JSON واحد
parameter-ledger = السجلّ: مجلد أنشأه open أو enrol
parameter-out-ledger = مجلد السجلّ؛ يجب ألا يكون موجودًا، أو أن يكون فارغًا
parameter-plan-in-force = الخطة التي صدرت الأوامر بموجبها: ملف plan.json يصلح لـ SCENARIO
parameter-device = اسم هذا الجهاز (desk)
parameter-as = من يقول ذلك: صفة، لا اسم شخص
parameter-store = حفظ اليومية في قاعدة بيانات PostgreSQL: ‎postgresql://…‎
parameter-two = القواعد التي يوقّع تجاوزها شخصان، بينها فواصل: suspended,guarantee,go,consent,headcount,capacity,family
parameter-guarantees = لا انطلاق بلا ضمانة، سواء عُقد اتفاق أم لم يُعقد
parameter-go = لا انطلاق قبل أن يوقّع أحد على الانطلاق
parameter-unasked = لا تُدوَّن الموافقة في هذه العملية (يُنقل الناس بأمر، أو من مستشفى)
parameter-opened-at = متى بدأت العملية (الآن)
parameter-exercise = تمرين له ساعته، تبدأ من ‎--at (أو من بداية السيناريو)
parameter-entry-id = ماذا يقول قيد بعينه، وما صحّحه، وما بقي مفتوحًا بشأنه
entry-and-at = لا يجتمع ‎--entry و‎--at. احذف أحدهما.
nothing-recorded = لم يُدوَّن شيء.
parameter-registered = تسجيل كل من يعدّهم السيناريو حالًا
parameter-new-device = اسم الجهاز: من a-z و 0-9 والشرطة
parameter-role = عمل من يستعمله: coordinator أو gate أو reception أو medic أو driver أو reporter
parameter-out-device = مجلد سجلّ الجهاز؛ يُحمل إليه ولا تبقى منه نسخة
parameter-entry = ما حدث: نوع وحقوله، أو - لقراءة أسطر JSON
parameter-status-at = كيف كانت الحال حينها، بكل ما هو معروف الآن
parameter-bundle = رزمة، أو مجلد تُتبادل فيه الرزم
parameter-bundle-file = كتابة كل ما في السجلّ رزمة، لأجهزة أخرى
parameter-journal = كتابة اليومية المختومة، لأجل safepassage audit
parameter-codes = كتابة كل شيء رموز QR، لكل رمز صورة، في هذا المجلد
parameter-lang = لغة الجواب (لغة النظام ما لم تُحدَّد)
parameter-help = عرض هذه المساعدة والخروج
parameter-version = عرض رقم الإصدار والخروج

## الشكاوى

error = safepassage: { $sentence }
error-verb = لا يوجد أمر «{ $verb }». الأوامر هي: { $verbs }.
error-verb-near = لا يوجد أمر «{ $verb }». هل تقصد «{ $near }»؟
error-option = لا يوجد خيار { $option }. انظر: { $verb } --help
error-option-near = لا يوجد خيار { $option }. هل تقصد { $near }؟
error-missing = ينقص { $parameter }. انظر: { $verb } --help
error-value = يحتاج { $option } إلى قيمة بعده.
error-no-value = لا يقبل { $option } قيمة.
error-extra = في السطر ما يزيد عن الحاجة: { $words }
error-unusable = لا يمكن استعمال القيمة المعطاة لـ { $parameter }. انظر: { $verb } --help
error-line = تعذّر فهم السطر. انظر: { $verb } --help
value-whole = { $option }: «{ $value }» ليس عددًا صحيحًا.
value-number = { $option }: «{ $value }» ليس عددًا.
value-above =
    { $option }: القيمة { $value } خارج المدى؛ يجب أن تكون أكبر من { $least } وألا تزيد على 2147483648.
value-at-least =
    { $option }: القيمة { $value } خارج المدى؛ يجب ألا تقل عن { $least } وألا تزيد على 2147483648.
value-language = --lang: «{ $value }» ليس ar ولا en.
plan-from-and-plan = يُستعمل --from و --plan معًا: الحال التي يُستأنف منها التخطيط، والخطة السارية.
plan-scenario-and-plan = مع السجلّ يُستعمل SCENARIO و --plan معًا: خطة سارية لاحقة، والسيناريو الذي وُضعت له.
plan-at-and-ledger = ‎--at يُستعمل مع ‎--from LEDGER؛ أما الحال فتبدأ حين تقول هي.
value-role = ‎--role: «{ $value }» ليس عملًا معروفًا. الأعمال هي: { $roles }.
export-what = قل ماذا يُكتب. من خطة: صيغة ({ $formats }) و‎--out DIR. من سجلّ: ‎--journal FILE أو ‎--bundle FILE أو ‎--codes DIR.
export-both = الصيغة تُكتب من خطة، و‎--journal و‎--bundle و‎--codes من سجلّ. أعطِ هذا أو ذاك.
export-of-plan-alone = ‎--out و‎--scenario لتصدير خطة، لا مع ‎--journal أو ‎--bundle أو ‎--codes.
export-format = لا توجد صيغة ”{ $value }“. الصيغ هي: { $formats }.
export-format-near = لا توجد صيغة ”{ $value }“. هل قصدت ”{ $near }“؟
export-written = { $count ->
    [zero] لم يُكتب أي ملف في { $path }
    [one] كُتب ملف واحد في { $path }
    [two] كُتب ملفان في { $path }
    [few] كُتبت { $count } ملفات في { $path }
    [many] كُتب { $count } ملفًا في { $path }
   *[other] كُتب { $count } ملف في { $path }
}
error-disk-full = القرص ممتلئ. لم يُكتب شيء.
error-not-allowed = لا تُسمح القراءة من { $path } أو الكتابة فيه. تحقّق من مالكه، أو اختر مكانًا آخر.
error-not-a-folder = { $path } يعترض الطريق: المطلوب هناك مجلد، وهو ملف.
error-is-a-folder = { $path } مجلد، والمطلوب ملف.
error-not-there = { $path } غير موجود.
error-name-too-long = الاسم أطول مما ينبغي: { $path }
error-system = يرفض النظام استعمال { $path } ({ $code }).
error-system-somewhere = يرفض النظام العملية ({ $code }).
error-pipe = لم يعد أحد يقرأ المخرجات؛ أُهمل ما بقي منها.
error-interrupted = قوطع العمل. لم يبقَ أي ملف ناقص الكتابة.
mistake-unverified =
    أخطأنا نحن: الخطة التي وُجدت تخالف { $rule } ({ $problem }). لم يُكتب شيء. نرجو إبلاغنا مع السيناريو والبذرة.
mistake =
    أخطأنا نحن ({ $kind }). لم يبقَ أي ملف ناقص الكتابة. نرجو إبلاغنا؛ يُظهر SAFEPASSAGE_TRACEBACK=1 موضع الخطأ.

## الأجوبة

stop = ✗
warning = ⚠
new-written = كُتب في { $path } سيناريو لتبدأ منه. التالي: safepassage check { $path }
report-written = كُتب { $path }
state-written = كُتبت في { $path } الحال عند الساعة { $clock } إن جرى كل شيء كما خُطّط له.
ledger-opened = السجلّ في { $path }. بعده: safepassage record { $path } …
device-enrolled = يُسمح لـ { $device } بالكلام من الآن. احمل { $path } إليه، ولا تُبقِ منه نسخة.
check-result = { $stops ->
    [zero] { $warnings ->
        [zero] لا ملاحظات.
        [one] لا مشكلات، وتحذير واحد.
        [two] لا مشكلات، وتحذيران.
        [few] لا مشكلات، و{ $warnings } تحذيرات.
        [many] لا مشكلات، و{ $warnings } تحذيرًا.
       *[other] لا مشكلات، و{ $warnings } تحذير.
    }
    [one] { $warnings ->
        [zero] مشكلة واحدة.
        [one] مشكلة واحدة وتحذير واحد.
        [two] مشكلة واحدة وتحذيران.
        [few] مشكلة واحدة و{ $warnings } تحذيرات.
        [many] مشكلة واحدة و{ $warnings } تحذيرًا.
       *[other] مشكلة واحدة و{ $warnings } تحذير.
    }
    [two] { $warnings ->
        [zero] مشكلتان.
        [one] مشكلتان وتحذير واحد.
        [two] مشكلتان وتحذيران.
        [few] مشكلتان و{ $warnings } تحذيرات.
        [many] مشكلتان و{ $warnings } تحذيرًا.
       *[other] مشكلتان و{ $warnings } تحذير.
    }
    [few] { $warnings ->
        [zero] { $stops } مشكلات.
        [one] { $stops } مشكلات وتحذير واحد.
        [two] { $stops } مشكلات وتحذيران.
        [few] { $stops } مشكلات و{ $warnings } تحذيرات.
        [many] { $stops } مشكلات و{ $warnings } تحذيرًا.
       *[other] { $stops } مشكلات و{ $warnings } تحذير.
    }
    [many] { $warnings ->
        [zero] { $stops } مشكلة.
        [one] { $stops } مشكلة وتحذير واحد.
        [two] { $stops } مشكلة وتحذيران.
        [few] { $stops } مشكلة و{ $warnings } تحذيرات.
        [many] { $stops } مشكلة و{ $warnings } تحذيرًا.
       *[other] { $stops } مشكلة و{ $warnings } تحذير.
    }
   *[other] { $warnings ->
        [zero] { $stops } مشكلة.
        [one] { $stops } مشكلة وتحذير واحد.
        [two] { $stops } مشكلة وتحذيران.
        [few] { $stops } مشكلة و{ $warnings } تحذيرات.
        [many] { $stops } مشكلة و{ $warnings } تحذيرًا.
       *[other] { $stops } مشكلة و{ $warnings } تحذير.
    }
}
title = { $name }، { $date }
fleet = { $type } × { $count }
people-triaged = { $people }، منهم { $triaged }
priority-t1 = { $count } بأولوية T1
priority-t2 = { $count } بأولوية T2
priority-t3 = { $count } بأولوية T3
priority-none = { $count } بلا أولوية
priority-t1-name = الأولوية T1
priority-t2-name = الأولوية T2
priority-t3-name = الأولوية T3
priority-none-name = من لا أولوية لهم
label-plan = الخطة
label-left = المتبقّون
label-bound = الحدّ
label-binds = ما يقيّد
label-orders = الأوامر
label-verified = التحقّق
label-wrote = كُتب
everybody-out = يخرج الجميع بحلول { $clock }، بعد { $duration }
some-out = يخرج آخر من يمكن إخراجهم بحلول { $clock }، بعد { $duration }
nobody-out = لا يخرج أحد
t1-out = أولوية T1 بحلول { $clock }
nobody-left = لا متبقّين
some-left = { $count ->
    [zero] لا متبقّين ({ $priorities })
    [one] يبقى شخص واحد ({ $priorities })
    [two] يبقى شخصان ({ $priorities })
    [few] يبقى { $count } أشخاص ({ $priorities })
    [many] يبقى { $count } شخصًا ({ $priorities })
   *[other] يبقى { $count } شخص ({ $priorities })
}
left-behind = { $people } من { $group } في { $place }: { $reason }
left-behind-more = { $count ->
    [zero] ولا أحد غيرهم؛ يذكر التقرير كل رفقة
    [one] وشخص واحد آخر؛ يذكر التقرير كل رفقة
    [two] وشخصان آخران؛ يذكر التقرير كل رفقة
    [few] و{ $count } أشخاص آخرين؛ يذكر التقرير كل رفقة
    [many] و{ $count } شخصًا آخر؛ يذكر التقرير كل رفقة
   *[other] و{ $count } شخص آخر؛ يذكر التقرير كل رفقة
}
bound = بعد { $duration } على أقرب تقدير: { $proof }
order-changed = { $vehicle } الآن { $now }؛ وكان الأمر { $was }
order-new = { $vehicle } أمر جديد: { $now }
order-dropped = { $vehicle } أُلغي الأمر: { $was }
orders-more = { $count ->
    [zero] ولا أوامر غيرها؛ يذكر التقرير كل أمر
    [one] وأمر واحد آخر؛ يذكر التقرير كل أمر
    [two] وأمران آخران؛ يذكر التقرير كل أمر
    [few] و{ $count } أوامر أخرى؛ يذكر التقرير كل أمر
    [many] و{ $count } أمرًا آخر؛ يذكر التقرير كل أمر
   *[other] و{ $count } أمر آخر؛ يذكر التقرير كل أمر
}
bound-left = { $priority }: لا بدّ أن يبقى على الأقل { $people }: { $proof }
bound-left-none = { $priority }: لم يثبت أنه لا بدّ من بقاء أحد
proven-best = ثبت أنها الأفضل
gap = الفجوة { $percent }
gap-unknown = الفجوة غير مذكورة
label-certified = البراهين
certified-whole = { $figure }: { $value }، بشهادة أُعيد التحقّق منها
certified-part = { $figure }: المذكور { $value }، والمُثبَت بشهادة أُعيد التحقّق منها { $certified }
certified-not = { $figure }: المذكور { $value }، من دون شهادة يمكن التحقّق منها
certified-refused = { $figure }: المذكور { $value }، وشهادته لا تصحّ
certified-none = لا تذكر الخطة حدودًا
figure-left-behind = المتبقّون، { $priority }
figure-t1-clearance = زمن اكتمال إجلاء T1
figure-clearance = زمن اكتمال الإجلاء
figure-exposure = التعرّض
head-seconds = { $count ->
    [zero] { $count } شخص-ثانية
    [one] { $count } شخص-ثانية
    [two] { $count } شخص-ثانية
    [few] { $count } شخص-ثانية
    [many] { $count } شخص-ثانية
   *[other] { $count } شخص-ثانية
}
verified = القواعد { $rules }، { $trips }، { $problems }
stopping = يُنهى العمل بأفضل خطة حتى الآن؛ Ctrl-C مرة أخرى يلغيه.
progress-nothing = لا خطة بعد
progress-left = المتبقّون { $count }
progress-t1 = ‏T1 { $duration }
progress-clearance = يخرج الجميع بعد { $duration }
progress-clearance-some = يخرج آخرهم بعد { $duration }
progress-bound = الحدّ { $duration }

# الأسماء والمعلومات الطبية
help-names =
    الأسماء والمعلومات الطبية تحت القفل: يصنع مفاتيح القرّاء ويضيف ويبحث.
    ما يُكتب في سطر الأوامر يبقى في ذاكرته، ولذلك تأتي الأسماء من الدخل القياسي.
help-names-key = يصنع ملف مفتاح لقارئ بعبارة مرور، ويعرض مفتاحه العلني.
help-names-reader = يحدّد ما يحقّ لصاحب مفتاح علني أن يقرأه من الآن؛ على جهاز منسّق فقط.
help-names-add =
    يختم الأسماء والمعلومات الطبية الآتية من الدخل القياسي، في كل سطر كائن JSON.
    ومع مفتاح يصحّح ما يفتحه المفتاح، وينبّه إلى من قد يكون مكرّرًا.
help-names-find =
    يجد شخصًا بالاسم، كيفما كُتب، أو برقم السوار الآتي من الدخل القياسي.
    وتُسجَّل القراءة مع غرضها قبل أن يُعرض شيء.
help-forget =
    يتلف الأسماء المختومة ومفاتيح القرّاء، ثمّ يبحث عمّا بقي منها.
    تبقى الأعداد. ولا رجعة بعد ذلك.
parameter-names-ledger = السجلّ: مجلد
parameter-key = ملف مفتاح القارئ
parameter-key-new = ملف المفتاح الذي يُكتب
parameter-key-public = المفتاح العلني للقارئ، كما يعرضه names key
parameter-key-forget = ملف مفتاح قارئ يُتلف؛ يمكن تكراره
parameter-passphrase = ملف سطره الأول عبارة المرور؛ ومن دونه تُطلب العبارة
parameter-duty = مهمّة القارئ
parameter-kinds = ما يحقّ للقارئ أن يقرأه: name أو medical أو كلاهما وبينهما فاصلة، أو none
parameter-purpose = لماذا تلزم القراءة؛ يبقى مسجَّلًا، فلا تذكر فيه أسماء
value-kinds = يأخذ ‎--kinds‎ إحدى القيم name أو medical أو name,medical أو none، لا { $value }.

## قراءة ما يقوله الآخرون

help-read =
    يقرأ التقارير بالعربية والإنكليزية: ماذا تقول، وبأيّ كلمات، ومن القائل، وهل تتوافق أعداد المصادر المختلفة.
    مع ‎--correct‎ يحفظ إفادات صحّحها شخص؛ ومع ‎--score‎ يقول كم تحسن هذه النسخة قراءتها.
help-draft =
    يضع مسوّدة سيناريو من إفادات أو تقارير، لكلّ عدد فيها مصدره، أو يُعلَّم بأنّه مفترَض.
    وما لا تقوله التقارير يُسأل عنه في QUESTIONS.md.
parameter-reports = التقارير: نصّ أو HTML أو PDF أو DOCX أو خلاصة محفوظة، أو ‎.jsonl‎ في كلّ سطر منه تقرير
parameter-json-lines = سطر JSON لكلّ تقرير
parameter-places = معجم أماكن من عندك يُنظر فيه قبل معجمنا: جدول، أو ملف من GeoNames؛ ويمكن تكراره
parameter-sources = جدول بالمصادر ودرجاتها عندك؛ ومن ليس فيه فدرجته F6
parameter-second = قارئ ثانٍ: نموذج لغوي على هذا الجهاز، مثل http://localhost:8080/v1
parameter-model = اسم نموذجه
parameter-patience = كم ثانية يُنتظر كلّ جواب منه؛ 120 إن لم تُذكر
parameter-anywhere = يجوز أن يكون القارئ الثاني على جهاز آخر: فتغادر التقارير هذا الجهاز بكلّ ما فيها من أسماء
parameter-correct = احفظ ما في هذا الملف من إفادات مصحَّحة: ‎.jsonl‎ فيه id و text و statements
parameter-into = المجلد الذي تُحفظ فيه؛ وإن لم يُذكر فمجلد بيانات المستخدم
parameter-score = مجلد التقارير المصحَّحة التي تُقرأ وتُقارن
parameter-statements = ما طبعه ‎read --json‎ في ملفات ‎.jsonl‎، أو تقارير
parameter-out-draft = مجلد السيناريو؛ يجب ألا يكون موجودًا، أو أن يكون فارغًا
parameter-timezone = المنطقة الزمنية، مثل Asia/Damascus، حيث لا يدلّ عليها مكان

## الطرق

help-roads = يصنع ملف طرق من مقتطف OpenStreetMap، ويخبر بما تمسّه التغييرات، وبعدّة مسارات.
help-roads-build = يصنع من مقتطف OpenStreetMap ملف طرق يُذكر في السيناريو عند ‎[travel] roads.
help-roads-affected = يخبر بالطرق التي يغلقها أو يبطئها كلّ سطر من road_changes.
help-roads-routes = يجد لقافلة عدّة مسارات قليلة التشارك، مع المعابر التي يمرّ بها كلّ مسار.
parameter-extract = المقتطف: ‎.osm.pbf أو ‎.osm أو ‎.osm.gz أو ‎.osm.bz2
parameter-out-roads = ملف الطرق الذي سيُكتب
parameter-routes-from = المكان أو المعبر الذي تنطلق منه القافلة
parameter-routes-to = المكان أو المعبر الذي تصل إليه
parameter-routes-type = نوع مركباتها، وبدونه أوّل أنواع السيناريو
parameter-routes-at = وقت انطلاقها كما يُكتب في جداول السيناريو، وبدونه عند البداية
parameter-routes-count = أقصى عدد للمسارات
roads-built = { $edges ->
    [zero] لا مقاطع طرق.
    [one] مقطع طريق واحد، { $metres } م.
    [two] مقطعا طريق، { $metres } م في المجموع.
    [few] { $edges } مقاطع طرق، { $metres } م في المجموع.
    [many] { $edges } مقطع طريق، { $metres } م في المجموع.
   *[other] { $edges } مقطع طريق، { $metres } م في المجموع.
}
roads-rules = { $bans ->
    [zero] لا انعطاف ممنوع.
    [one] انعطاف واحد ممنوع.
    [two] انعطافان ممنوعان.
    [few] { $bans } انعطافات ممنوعة.
    [many] { $bans } انعطافًا ممنوعًا.
   *[other] { $bans } انعطاف ممنوع.
}
roads-unread = لم تُقرأ لأنّها لا تقول ما يكفي: { $turns ->
    [zero] لا شيء من قيود الانعطاف
    [one] قيد انعطاف واحد
    [two] قيدا انعطاف
    [few] { $turns } قيود انعطاف
    [many] { $turns } قيد انعطاف
   *[other] { $turns } قيد انعطاف
}؛ ولأنّها تسري في أوقات معيّنة فقط: { $conditional ->
    [zero] لا شيء من القواعد
    [one] قاعدة واحدة
    [two] قاعدتان
    [few] { $conditional } قواعد
    [many] { $conditional } قاعدة
   *[other] { $conditional } قاعدة
}.
roads-licence = البيانات: { $licence }
roads-no-changes = لا يغيّر السيناريو أيّ طريق.
roads-affected = { $how ->
    [closed] التغيير { $change } يغلق { $stretches ->
        [zero] لا شيء
        [one] مقطعًا واحدًا
        [two] مقطعين
        [few] { $stretches } مقاطع
        [many] { $stretches } مقطعًا
       *[other] { $stretches } مقطع
    }، طولها { $metres } م
   *[slow] التغيير { $change } يجعل السير أطول { $factor } مرّة على { $stretches ->
        [zero] لا شيء
        [one] مقطع واحد
        [two] مقطعين
        [few] { $stretches } مقاطع
        [many] { $stretches } مقطعًا
       *[other] { $stretches } مقطع
    }، طولها { $metres } م
}{ $named ->
    [yes] : { $roads }
   *[no] .
}
roads-no-point = لا مكان ولا معبر باسم { $value } في السيناريو.
roads-no-type = لا يوجد نوع مركبات { $value } في السيناريو.
roads-no-route = لا طريق يؤدّي عندئذ من { $origin } إلى { $destination }.
roads-route = ‏{ $number }: { DURATION($seconds) }، { $metres } م؛ { $overlap ->
    [no] لا يشارك ما قبله في شيء
   *[yes] يشارك ما قبله في { $shared }٪
}{ $named ->
    [yes] ؛ عبر { $roads }
   *[no] .
}
roads-route-crossings = المعابر في الطريق: { $crossings }
roads-no-more = { $count ->
    [zero] لا توجد مسارات مختلفة بما يكفي.
    [one] لا يوجد إلا مسار واحد مختلف بما يكفي.
    [two] لا يوجد إلا مساران مختلفان بما يكفي.
    [few] لا توجد إلا { $count } مسارات مختلفة بما يكفي.
    [many] لا يوجد إلا { $count } مسارًا مختلفًا بما يكفي.
   *[other] لا يوجد إلا { $count } مسار مختلف بما يكفي.
}
roads-between = ،
roads-wrote = كُتب الملف { $path }
