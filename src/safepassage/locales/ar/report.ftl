page-title = { $name } · خطة إجلاء
product = ممرّ آمن · خطة إجلاء
skip = الانتقال إلى التقرير
contents = المحتويات
never = لم يُستقبَلوا
sum = المجموع
north = ش
metres = { $value } م
kilometres = { NUMBER($value, maximumFractionDigits: 1) } كم
people =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
fleet = { $type } × { $count }
crossings =
    { $count ->
        [zero] لا معابر
        [one] معبر واحد
        [two] معبران
        [few] { $count } معابر
        [many] { $count } معبرًا
       *[other] { $count } معبر
    }
clock-after = { $clock }، بعد { $duration }
head-hours = { $hours } ساعة-شخص مرجّحة
priority-t1 = فوري T1
priority-t2 = عاجل T2
priority-t3 = مؤجَّل T3
priority-none = بلا أولوية
## العنوان

headline-everybody =
    { $total ->
        [zero] الجميع في أمان بحلول { $clock }، بعد { $duration }.
        [one] الشخص الوحيد المطلوب نقله في أمان بحلول { $clock }، بعد { $duration }.
        [two] الجميع في أمان بحلول { $clock }، بعد { $duration }.
        [few] الجميع في أمان بحلول { $clock }، بعد { $duration }.
        [many] الجميع في أمان بحلول { $clock }، بعد { $duration }.
       *[other] الجميع في أمان بحلول { $clock }، بعد { $duration }.
    }
headline-most =
    { $total ->
        [zero] لا أحد في أمان.
        [one] { $received } من أصل شخص واحد في أمان بحلول { $clock }، بعد { $duration }.
        [two] { $received } من أصل شخصين في أمان بحلول { $clock }، بعد { $duration }.
        [few] { $received } من أصل { $total } أشخاص في أمان بحلول { $clock }، بعد { $duration }.
        [many] { $received } من أصل { $total } شخصًا في أمان بحلول { $clock }، بعد { $duration }.
       *[other] { $received } من أصل { $total } شخص في أمان بحلول { $clock }، بعد { $duration }.
    }
headline-nobody =
    { $total ->
        [zero] لا أحد بحاجة إلى النقل.
        [one] الشخص الوحيد المطلوب نقله لا يُستقبَل ضمن المهلة.
        [two] لا يُستقبَل أيّ من الشخصين ضمن المهلة.
        [few] لا يُستقبَل أيّ من الأشخاص الـ{ $total } ضمن المهلة.
        [many] لا يُستقبَل أيّ من الـ{ $total } شخصًا ضمن المهلة.
       *[other] لا يُستقبَل أيّ من الـ{ $total } شخص ضمن المهلة.
    }
headline-t1 =
    { $total ->
        [zero] لا أحد من الأولوية T1.
        [one] صاحب الأولوية T1 في أمان بحلول { $clock }.
        [two] الأكثر إلحاحًا أولًا: الشخصان من الأولوية T1، مع المرافقين، في أمان بحلول { $clock }.
        [few] الأكثر إلحاحًا أولًا: جميع أصحاب الأولوية T1، وهم { $total } أشخاص مع المرافقين، في أمان بحلول { $clock }.
        [many] الأكثر إلحاحًا أولًا: جميع أصحاب الأولوية T1، وهم { $total } شخصًا مع المرافقين، في أمان بحلول { $clock }.
       *[other] الأكثر إلحاحًا أولًا: جميع أصحاب الأولوية T1، وهم { $total } شخص مع المرافقين، في أمان بحلول { $clock }.
    }
headline-t1-most = { $received } من أصل { $total } من أصحاب الأولوية T1، مع المرافقين، في أمان بحلول { $clock }.
headline-t1-none =
    { $total ->
        [zero] لا أحد من الأولوية T1.
        [one] صاحب الأولوية T1 لا يُستقبَل ضمن المهلة.
        [two] لا يُستقبَل أيّ من صاحبَي الأولوية T1 ضمن المهلة.
        [few] لا يُستقبَل أيّ من أصحاب الأولوية T1، وهم { $total } أشخاص، ضمن المهلة.
        [many] لا يُستقبَل أيّ من أصحاب الأولوية T1، وهم { $total } شخصًا، ضمن المهلة.
       *[other] لا يُستقبَل أيّ من أصحاب الأولوية T1، وهم { $total } شخص، ضمن المهلة.
    }
headline-none-left = لا يبقى أحد.
headline-left =
    { $people ->
        [zero] لا يبقى أحد
        [one] يبقى شخص واحد
        [two] يبقى شخصان
        [few] يبقى { $people } أشخاص
        [many] يبقى { $people } شخصًا
       *[other] يبقى { $people } شخص
    }{ $t1 ->
        [zero] ، ليس بينهم أحد من T1
        [one] ، بينهم واحد من T1
        [two] ، بينهم اثنان من T1
        [few] ، بينهم { $t1 } من T1
        [many] ، بينهم { $t1 } من T1
       *[other] ، بينهم { $t1 } من T1
    }: { $reasons }.
left-because-no-vehicle = { $people } لا تستطيع أيّ مركبة نقلهم
left-because-no-route = { $people } لا طريق يصل بهم إلى الأمان
left-because-no-room = { $people } لا مكان لاستقبالهم
left-because-not-ready = { $people } لا يجهزون في الوقت المناسب
left-because-no-time = { $people } لا تستطيع المركبات نقلهم ضمن المهلة
headline-bound = الحدّ المُثبَت: { $proof }.
headline-no-bound = لا تذكر هذه الخطة حدًّا مُثبَتًا، فلا أحد يعرف كم يمكن تحسينها.
headline-gap = الفجوة { $gap }.
headline-proven = ثبت أنها الأفضل: لا توجد خطة تُبقي عددًا أقلّ، أو توصل أصحاب T1 إلى الأمان أبكر، أو تكتمل أبكر.

## أوامر الخطة السارية

title-orders = الأوامر المعدَّلة
orders-lead = ما آلت إليه أوامر الخطة التي كانت سارية: { $counts }. ومن لديه أمر غير مذكور هنا فليمضِ عليه كما كان.
order-changed = معدَّل
order-new = جديد
order-dropped = ملغى

## الواصلون إلى الأمان

title-safe = الواصلون إلى الأمان بمرور الوقت
safe-lead = عدد من تمّ استقبالهم حتى كلّ لحظة، مكدَّسًا بحسب الأولوية. الخطّ المتقطّع هو الحدّ المُثبَت: لا يمكن لأيّ خطة أن توصل الجميع إلى الأمان قبله. وكلّما اقترب المنحنى منه قلّ ما يمكن كسبه.
safe-alt = منحنى عدد من تمّ استقبالهم بمرور الوقت بحسب الأولوية، مع الحدّ المُثبَت
safe-by-priority = كلّ أولوية بمقياسها
everybody-line =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد إجمالًا
        [two] شخصان إجمالًا
        [few] { $count } أشخاص إجمالًا
        [many] { $count } شخصًا إجمالًا
       *[other] { $count } شخص إجمالًا
    }
curve-bound = لا تكتمل أيّ خطة قبل { $clock }
strip-received = { $received } من { $total } في أمان، آخرهم بحلول { $clock }
strip-none = { $total } ينتظرون، لم يُستقبَل أحد منهم
strip-bound = الحدّ المُثبَت { $clock }
legend-bound = الحدّ المُثبَت: لا تكتمل أيّ خطة قبله
legend-done = اكتمال هذه الخطة

## مخطّط الحركة

title-movement = مخطّط الحركة
movement-lead = خطّ لكلّ مركبة. يجري الوقت من اليمين إلى اليسار، والصعود هو الطريق إلى الأمان. الخطّ الصاعد مركبة خارجة، والهابط مركبة عائدة، والأفقي مركبة متوقّفة. الخطوط السميكة تحمل أشخاصًا. والمركبات المتوقّفة جنبًا إلى جنب عند معبر هي صفّ انتظاره.
movement-alt =
    { $count ->
        [zero] لا مركبات
        [one] المسافة بمرور الوقت لمركبة واحدة
        [two] المسافة بمرور الوقت لمركبتين
        [few] المسافة بمرور الوقت لـ{ $count } مركبات
        [many] المسافة بمرور الوقت لـ{ $count } مركبة
       *[other] المسافة بمرور الوقت لـ{ $count } مركبة
    }
movement-levels =
    { $unit ->
        [metres] الارتفاع هو المسافة من { $origin }، أبعد نقاط التجمّع عن الأمان، بأقصر طريق عبر المعابر.
       *[seconds] الارتفاع هو زمن القيادة من { $origin }، أبعد نقاط التجمّع عن الأمان، بأقصر طريق عبر المعابر.
    } المستويات التي كانت ستتراكب أُبعد بعضها عن بعض. والمركبات المتوقّفة في نقطة واحدة مرسومة جنبًا إلى جنب.
movement-still =
    { $count ->
        [zero] تتحرّك جميع المركبات.
        [one] مركبة واحدة تبقى في مكانها ولم تُرسَم.
        [two] مركبتان تبقيان في مكانهما ولم تُرسَما.
        [few] { $count } مركبات تبقى في مكانها ولم تُرسَم.
        [many] { $count } مركبة تبقى في مكانها ولم تُرسَم.
       *[other] { $count } مركبة تبقى في مكانها ولم تُرسَم.
    }
zoom = تكبير الوقت
zoom-in = تكبير
zoom-out = تصغير
zoom-all = الخطة كلّها
zoom-hint = Ctrl مع العجلة للتكبير، والسحب للتحريك، والنقر على خطّ لتثبيته.
highlight = إبراز
highlight-none = جميع المركبات
legend-loaded = على متنها أشخاص
legend-empty = فارغة
legend-service = صعود ونزول
legend-crossing = معبر، تفتيش
legend-queue = صفّ انتظار عند معبر
legend-convoy = قافلة، مع عدد مركباتها
legend-closed = مغلق
closed = { $name }: مغلق من { $begin } إلى { $end }
closed-leg = من { $origin } إلى { $destination }: مغلق من { $begin } إلى { $end }
queue-side = صفّ الانتظار عند { $name } من جهة { $zone }
convoy =
    القافلة { $number } عند { $crossing }: { $count ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $count } مركبات
        [many] { $count } مركبة
       *[other] { $count } مركبة
    }

## المسارب والمواقف

title-occupation = المسارب ومواقف التحميل
occupation-lead = من يشغل أيّ مسرب في معبر وأيّ موقف تحميل في مكان، ومتى. كلّ شريط هو تفتيش مركبة أو توقّفها. والمنحنى فوق الصفوف يعدّ المركبات المنتظرة.
occupation-crossings = المعابر
occupation-places = الأماكن ({ $count })
from-to = { $name }، من { $origin } إلى { $destination }
both-ways = { $name }، في الاتجاهين
lane = مسرب { $number }
bay = موقف { $number }
board-queue = انتظار
board-busy = مشغول { $share } من وقت الفتح
board-waiting =
    { $count ->
        [zero] لا انتظار
        [one] مركبة واحدة منتظرة على الأكثر
        [two] مركبتان منتظرتان على الأكثر
        [few] { $count } مركبات منتظرة على الأكثر
        [many] { $count } مركبة منتظرة على الأكثر
       *[other] { $count } مركبة منتظرة على الأكثر
    }
legend-block-full = محمّلة، أو صعود
legend-block-empty = فارغة، أو نزول
block-stop = { $vehicle } { $begin }–{ $end }: { $what }
block-pass =
    { $vehicle } { $begin }–{ $end }: { $heads ->
        [zero] فارغة
        [one] على متنها شخص واحد
        [two] على متنها شخصان
        [few] على متنها { $heads } أشخاص
        [many] على متنها { $heads } شخصًا
       *[other] على متنها { $heads } شخص
    }

## الخريطة

title-map = الأماكن والتدفّقات
map-lead = عرض الخطوط بقدر عدد الأشخاص المنقولين عليها، وهي تنحني إلى يمين اتجاهها. والرموز التي كانت ستتراكب أُبعد بعضها عن بعض. والأعداد هي لمن ينطلقون من المكان أو يُستقبَلون فيه.
map-overview = العملية كلّها
map-detail = { $letter }: مكبَّر
map-none = لا إحداثيات في السيناريو لرسم خريطة.
map-unplaced = بلا إحداثيات، فليست على الخريطة: { $names }.
map-table =
    { $count ->
        [zero] لا تدفّقات
        [one] التدفّق في جدول
        [two] التدفّقان في جدول
        [few] التدفّقات الـ{ $count } في جدول
        [many] التدفّقات في جدول ({ $count })
       *[other] التدفّقات في جدول ({ $count })
    }
flow =
    من { $origin } إلى { $destination }: { $people ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }
shape-assembly = نقطة تجمّع
shape-reception = مركز استقبال
shape-hospital = مستشفى
shape-handover = نقطة تسليم
shape-depot = مرآب
shape-crossing = معبر

## الانتظار

title-waits = من ينتظر وكم
waits-lead = لمن يسافرون، بحسب الأولوية. نصفهم لا يتجاوز الزمن الأول، وتسعة من كلّ عشرة لا يتجاوزون الثاني.
waits-boarding = من الجاهزية إلى الصعود
waits-safety = من الجاهزية إلى الأمان
waits-aboard = أطول مدّة في مركبة واحدة
legend-range = من الأقصر إلى الأطول
legend-box = من ربع الأشخاص إلى تسعة أعشارهم
legend-median = نصف الأشخاص
title-overtaken = رفقات T1 التي سبقتها أولوية أدنى
overtaken-rule = تُعدّ رفقة T1 مسبوقة إذا صعد أشخاص من أولوية أدنى في المكان نفسه وهي جاهزة تنتظر فيه، ووصلوا إلى الأمان قبلها.
overtaken-count =
    { $people ->
        [zero] لم يُسبَق أحد من أصحاب الأولوية T1 ({ $total }).
        [one] سُبق شخص واحد من أصحاب الأولوية T1 ({ $total }).
        [two] سُبق شخصان من أصحاب الأولوية T1 ({ $total }).
        [few] سُبق { $people } أشخاص من أصحاب الأولوية T1 ({ $total }).
        [many] سُبق { $people } شخصًا من أصحاب الأولوية T1 ({ $total }).
       *[other] سُبق { $people } شخص من أصحاب الأولوية T1 ({ $total }).
    }
overtaken-table =
    { $count ->
        [zero] لا أحد
        [one] الرفقة
        [two] الرفقتان واحدة واحدة
        [few] الرفقات الـ{ $count } واحدة واحدة
        [many] الرفقات واحدة واحدة ({ $count })
       *[other] الرفقات واحدة واحدة ({ $count })
    }
why-no-place =
    { $count ->
        [zero] لا مركبات.
        [one] ليس في المركبة التي نقلت الآخرين مكان يناسب احتياج هذه الرفقة.
        [two] ليس في المركبتين اللتين نقلتا الآخرين مكان يناسب احتياج هذه الرفقة.
        [few] ليس في المركبات الـ{ $count } التي نقلت الآخرين مكان يناسب احتياج هذه الرفقة.
        [many] ليس في المركبات التي نقلت الآخرين ({ $count }) مكان يناسب احتياج هذه الرفقة.
       *[other] ليس في المركبات التي نقلت الآخرين ({ $count }) مكان يناسب احتياج هذه الرفقة.
    }
why-elsewhere =
    { $count ->
        [zero] لا مركبات.
        [one] المركبة التي تستطيع نقل هذه الرفقة لم تذهب إلى حيث تُقبَل.
        [two] المركبتان نقلتا الآخرين، وما يستطيع منهما نقل هذه الرفقة لم يذهب إلى حيث تُقبَل.
        [few] نقلت الآخرين { $count } مركبات، وما يستطيع منها نقل هذه الرفقة لم يذهب إلى حيث تُقبَل.
        [many] نقلت الآخرين { $count } مركبة، وما يستطيع منها نقل هذه الرفقة لم يذهب إلى حيث تُقبَل.
       *[other] نقلت الآخرين { $count } مركبة، وما يستطيع منها نقل هذه الرفقة لم يذهب إلى حيث تُقبَل.
    }
why-chosen =
    { $count ->
        [zero] لا مركبات.
        [one] كان بإمكان المركبة نقل هذه الرفقة، لكن الخطة تستعمل أماكنها لغيرها.
        [two] كان بإمكان إحدى المركبتين على الأقلّ نقل هذه الرفقة، لكن الخطة تستعمل أماكنها لغيرها.
        [few] كان بإمكان واحدة على الأقلّ من المركبات الـ{ $count } نقل هذه الرفقة، لكن الخطة تستعمل أماكنها لغيرها.
        [many] كان بإمكان واحدة على الأقلّ من المركبات ({ $count }) نقل هذه الرفقة، لكن الخطة تستعمل أماكنها لغيرها.
       *[other] كان بإمكان واحدة على الأقلّ من المركبات ({ $count }) نقل هذه الرفقة، لكن الخطة تستعمل أماكنها لغيرها.
    }

## الحدّ المُثبَت

title-bound = ما مدى جودة الخطة
bound-lead = كلّ قيمة إلى جانب ما لا يمكن لأيّ خطة أن تتجاوزه، بعد ما فوقها من قيم. الفجوة هي أقصى ما تبعده الخطة عن ذلك. وحيث تكون 0 فقد ثبت أن القيمة هي الأفضل.
bound-none = لا تذكر الخطة حدودًا مُثبَتة.
bound-why = لماذا لا يمكن لأيّ خطة أن تتجاوز هذه الحدود
bound-binds = ما يقيّد: { $what }.
proven = الأفضل
figure-left-behind = المتبقّون: { $priority }
figure-t1-clearance = وصول آخر شخص من T1 إلى الأمان
figure-clearance = وصول آخر شخص إلى الأمان
figure-exposure = التعرّض
figure-distance = المسافة المقطوعة
title-binds = ما يقيّد
binds-lead = ما يحول دون تحسين القيم، وفق البراهين أعلاه. والزيادة في غيره قليلة الفائدة.
binds-figures = يقيّد: { $figures }
advice-crossing = يفيد مسرب إضافي أو تفتيش أقصر أو ساعات فتح أطول.
advice-convoys = تفيد قوافل أكبر أو أكثر عددًا (بفاصل أقصر بينها أو مرافقة إضافية)، أو ساعات فتح أطول.
advice-window = يفيد فتح أبكر أو إغلاق أكثر تأخّرًا أو توقّف أقصر.
advice-fleet = يفيد مزيد من المركبات أو من الأماكن فيها.
advice-type = يفيد مزيد من المركبات من هذا النوع.
advice-place = يفيد مزيد من مواقف التحميل أو من السعة، أو مكان أقرب.
advice-group = تفيد جاهزية أبكر، أو مكان آخر للانطلاق أو للوصول.
advice-horizon = يفيد وقت أطول.

## المتبقّون

title-behind = المتبقّون
behind-nobody = لا يبقى أحد.
behind-lead =
    { $people ->
        [zero] لا يبقى أحد.
        [one] شخص واحد لا يُستقبَل ضمن المهلة.
        [two] شخصان لا يُستقبَلان ضمن المهلة.
        [few] { $people } أشخاص لا يُستقبَلون ضمن المهلة.
        [many] { $people } شخصًا لا يُستقبَلون ضمن المهلة.
       *[other] { $people } شخص لا يُستقبَلون ضمن المهلة.
    }
reason-no-vehicle = لا تستطيع نقلهم أيّ مركبة يُسمَح لها بالوصول إليهم
reason-no-route = لا طريق إلى مركز استقبال يقبلهم
reason-no-room = مراكز الاستقبال التي تقبلهم ممتلئة
reason-not-ready = لا يجهزون قبل آخر لحظة يمكنهم المغادرة فيها
reason-no-time = لا تستطيع المركبات إيصالهم ضمن المهلة

## الجداول الزمنية

title-vehicles = جدول كلّ مركبة
vehicles-lead = كلّ الأوقات هي أوقات الخطة نفسها. «على المتن» هو عدد من على متنها بعد ذلك. وما يُظهره المرشّح هو ما يُطبَع.
title-points = جدول كلّ مكان ومعبر
points-lead = بترتيب الوقت: من يأتي، ومتى تبدأ الخدمة وتنتهي، وكم يصعد وينزل.
filter = ترشيح
filter-example = مركبة، مكان، مجموعة
open-all = فتح الكلّ أو إغلاقه
print = طباعة
vehicle-sum =
    { $trips ->
        [zero] بلا رحلات
        [one] رحلة واحدة
        [two] رحلتان
        [few] { $trips } رحلات
        [many] { $trips } رحلة
       *[other] { $trips } رحلة
    }، { $people ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }
row-stop = { $name }: { $what }
row-pass = تفتيش عند { $name } باتجاه { $zone }
row-convoy = (القافلة { $number })
row-drive = قيادة إلى { $name }
row-refuel = تزوّد بالوقود في { $name }
row-wait = انتظار عند { $name }، { $duration }
boards =
    { $people ->
        [zero] لا يصعد أحد.
        [one] يصعد شخص واحد: { $parties }.
        [two] يصعد شخصان: { $parties }.
        [few] يصعد { $people } أشخاص: { $parties }.
        [many] يصعد { $people } شخصًا: { $parties }.
       *[other] يصعد { $people } شخص: { $parties }.
    }
alights =
    { $people ->
        [zero] لا ينزل أحد.
        [one] ينزل شخص واحد: { $parties }.
        [two] ينزل شخصان: { $parties }.
        [few] ينزل { $people } أشخاص: { $parties }.
        [many] ينزل { $people } شخصًا: { $parties }.
       *[other] ينزل { $people } شخص: { $parties }.
    }
count-services =
    { $count ->
        [zero] لا خدمات
        [one] خدمة واحدة
        [two] خدمتان
        [few] { $count } خدمات
        [many] { $count } خدمة
       *[other] { $count } خدمة
    }
count-board =
    { $count ->
        [zero] لا يصعد أحد
        [one] يصعد شخص واحد
        [two] يصعد شخصان
        [few] يصعد { $count } أشخاص
        [many] يصعد { $count } شخصًا
       *[other] يصعد { $count } شخص
    }
count-alight =
    { $count ->
        [zero] لا ينزل أحد
        [one] ينزل شخص واحد
        [two] ينزل شخصان
        [few] ينزل { $count } أشخاص
        [many] ينزل { $count } شخصًا
       *[other] ينزل { $count } شخص
    }
point-pass =
    باتجاه { $zone }، { $heads ->
        [zero] فارغة
        [one] على متنها شخص واحد
        [two] على متنها شخصان
        [few] على متنها { $heads } أشخاص
        [many] على متنها { $heads } شخصًا
       *[other] على متنها { $heads } شخص
    }
column-begin = البداية
column-end = النهاية
column-what = ماذا
column-aboard = على المتن
column-arrives = الوصول
column-vehicle = المركبة
column-from = من
column-to = إلى
column-people = الأشخاص
column-parties = الرفقات
column-priority = الأولوية
column-group = المجموعة
column-kind = الرفقة
column-where = أين
column-why = السبب
column-ready = الجاهزية
column-boards = الصعود
column-safe = الأمان
column-ahead = عدد من سبقوا
column-half = النصف خلال
column-nine-tenths = تسعة أعشار خلال
column-longest = الأطول
column-spread = التوزّع
column-figure = القيمة
column-plan = هذه الخطة
column-bound = الحدّ المُثبَت
column-gap = الفجوة
column-order = الأمر
column-now = الآن
column-was = من قبل

## الأساس

title-footing = ما تقوم عليه الخطة، وكيف تُفحَص
footing-lead = الخطة اقتراح، وجودتها من جودة ما يقوله السيناريو. وهذه أقوال السيناريو نفسه.
title-check = افحصها بنفسك
check-lead = يقرأ الفاحص السيناريو والخطة، ويحكم على كلّ وقت مذكور بالقواعد العشر، دون أيّ من حسابات المخطِّط. وينبغي ألّا يجد أيّ مشكلة:
assume-horizon = من لم يُستقبَل بحلول { $clock } يُعَدّ متبقّيًا.
assume-timezone = الأوقات بتوقيت { $timezone }، وتبدأ العملية في { $clock }.
assume-legs =
    { $count ->
        [zero] لا أزمنة سفر معطاة في السيناريو.
        [one] زمن سفر واحد معطى في السيناريو.
        [two] زمنا سفر معطيان في السيناريو.
        [few] { $count } أزمنة سفر معطاة في السيناريو.
        [many] { $count } زمن سفر معطى في السيناريو.
       *[other] { $count } زمن سفر معطى في السيناريو.
    }
assume-straight = أزمنة السفر الأخرى خطوط مستقيمة × { NUMBER($detour, maximumFractionDigits: 3) } بسرعة نوع المركبة.
assume-epochs = تتغيّر أزمنة السفر خلال اليوم، وعدد الفترات { $count }.
assume-closures =
    { $count ->
        [zero] لا طرق مغلقة.
        [one] طريق واحد مغلق لفترة.
        [two] طريقان مغلقان لفترة.
        [few] { $count } إغلاقات لطرق لفترة.
        [many] { $count } إغلاقًا لطرق لفترة.
       *[other] { $count } إغلاق لطرق لفترة.
    }
assume-crossing =
    { $name }: { $lanes ->
        [-1] أيّ عدد من المسارب
        [zero] لا مسارب
        [one] مسرب واحد
        [two] مسربان
        [few] { $lanes } مسارب
        [many] { $lanes } مسربًا
       *[other] { $lanes } مسرب
    }{ $shared ->
        [1] { " " }للاتجاهين معًا
       *[0] { " " }في كلّ اتجاه
    }؛ يستغرق التفتيش باتجاه { $zone } { $loaded } للمحمّلة و{ $empty } للفارغة، وباتجاه { $back_zone } { $back_loaded } للمحمّلة و{ $back_empty } للفارغة.
assume-convoy = قوافل من { $least } إلى { $most } مركبات، بينها { $headway } على الأقلّ.
assume-type = { $type }: { $board } ث للصعود و{ $alight } ث للنزول لكلّ شخص على مقعد، و{ $stop } إضافية لكلّ توقّف.
assume-weights = وزن ساعة الانتظار { $w0 } لـT1 و{ $w1 } لـT2 و{ $w2 } لـT3 و{ $w3 } بلا أولوية.
assume-step = تُقارَن أزمنة اكتمال الإجلاء بخطوات من { $step }.
identity-scenario = السيناريو
identity-digest = بصمة السيناريو (SHA-256)
identity-made-by = صُنعت بـ
identity-seed = البذرة

## خريطة الطرق

road-title = الطرق كما تُسلَك
road-lead = الخطوط العريضة تحمل ناسًا، والرفيعة تُسلَك بمركبات فارغة؛ وكلما زاد الناس زاد العرض. يكبّر Ctrl مع العجلة، ويحرّك السحب؛ وعلى الهاتف إصبعان.
road-left-out = أُسقطت الشوارع الصغيرة، فالمساحة أوسع من أن تُعرض فيها.
road-whole = الخريطة كلها
road-way = من { $origin } إلى { $destination }: { $way }، { $duration } فارغة، { $people ->
    [zero] لا يُنقَل أحد
    [one] يُنقَل شخص واحد
    [two] يُنقَل شخصان
    [few] يُنقَل { $people } أشخاص
    [many] يُنقَل { $people } شخصًا
   *[other] يُنقَل { $people } شخص
}
road-key-loaded = بناس
road-key-empty = فارغة
road-key-shut = مغلق أو بطيء
road-closed = { $name }: مغلق من { $begin } إلى { $end }
road-closed-always = { $name }: مغلق
road-slow = { $name }: بطيء من { $begin } إلى { $end }
road-slow-always = { $name }: بطيء
