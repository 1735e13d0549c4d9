### ما يقوله «read» و«draft»: الإفادات، ومقارنتها جنبًا إلى جنب، وصفحات المسوّدة.

## ما يُعدّ

what-bus = حافلات
what-ambulance = سيارات إسعاف
what-car = سيارات
what-truck = شاحنات
what-boat = قوارب
what-plane = طائرات
what-train = قطارات
what-vehicle = مركبات
what-convoy = قوافل
what-all = أشخاص
what-civilians = مدنيون
what-fighters = مقاتلون
what-families = عائلات
what-wounded = جرحى
what-sick = مرضى
what-companions = مرافقون
what-women = نساء
what-children = أطفال
what-women_children = نساء وأطفال
what-men = رجال
what-elderly = مسنّون
what-killed = قتلى
what-detainees = محتجزون
what-nationals = رعايا دولة
what-students = طلاب
what-staff = عاملون
what-attack = هجوم
what-blockage = طريق مسدود
what-closure = إغلاق
what-other = حادث

## أنواع الإفادات

kind-vehicles = مركبات
kind-people = أشخاص
kind-route = طريق
kind-status = سير العملية
kind-incident = حادث
kind-request = طلب
kind-guarantee = ضمانة
kind-agreement = اتفاق

## الأعداد

figure-exact = { $value }
figure-about = نحو { $value }
figure-range = من { $value } إلى { $most }
figure-more_than = أكثر من { $value }
figure-at_least = { $value } على الأقلّ
figure-at_most = { $value } على الأكثر
figure-unknown = بلا عدد
counted = { $what }: { $figure }

## إلى أين وصل الأمر، وما الذي يعدّه العدد

status-planned = مقرَّر
status-agreed = متّفَق عليه
status-preparing = قيد التحضير
status-underway = جارٍ
status-completed = تمّ
status-suspended = معلَّق
status-resumed = مستأنَف
status-refused = مرفوض
scope-convoy = قافلة واحدة
scope-day = يوم واحد
scope-total = العملية كلّها

## الإفادة على الشاشة

quoted = «{ $words }»
quote-left-out = كلمات قد تسمّي أحدًا؛ انظر التقرير
source-itself = التقرير نفسه
source-person = شخص مسمّى؛ انظر التقرير
said-by = { $source } · { $grade }
way-from = من { $place }
way-via = عبر { $place }
way-to = إلى { $place }
way-at = في { $place }
asked-by = الجهة: { $who }
read-second = لم يجدها إلّا القارئ الثاني
read-title = { $id } · { $count ->
    [zero] لا إفادة
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $count } إفادات
    [many] { $count } إفادةً
   *[other] { $count } إفادة
}
read-total = { $statements ->
    [zero] لا إفادة
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $statements } إفادات
    [many] { $statements } إفادةً
   *[other] { $statements } إفادة
} في { $reports ->
    [zero] لا تقرير
    [one] تقرير واحد
    [two] تقريرين
    [few] { $reports } تقارير
    [many] { $reports } تقريرًا
   *[other] { $reports } تقرير
}.
read-refused = { $count ->
    [zero] لم تُرفض أيّ إفادة من القارئ الثاني.
    [one] رُفضت إفادة واحدة من القارئ الثاني: ما تستند إليه ليس في النصّ.
    [two] رُفضت إفادتان من القارئ الثاني: ما تستندان إليه ليس في النصّ.
    [few] رُفضت { $count } إفادات من القارئ الثاني: ما تستند إليه ليس في النصّ.
    [many] رُفضت { $count } إفادةً من القارئ الثاني: ما تستند إليه ليس في النصّ.
   *[other] رُفضت { $count } إفادة من القارئ الثاني: ما تستند إليه ليس في النصّ.
}
read-second-failed = لم يُجب القارئ الثاني عن { $count ->
    [zero] أيّ تقرير
    [one] تقرير واحد
    [two] تقريرين
    [few] { $count } تقارير
    [many] { $count } تقريرًا
   *[other] { $count } تقرير
}؛ وقد اكتُفي فيها بالقارئ الأول.

## جنبًا إلى جنب

beside-title = جنبًا إلى جنب
beside-alone = مصدر واحد
beside-agree = متوافقة
beside-differ = غير متوافقة
beside-line = { $figure } · { $source } · { $grade } · { $report }

## التصحيحات والدرجات

correct-kept = { $count ->
    [zero] لم يُحفظ أيّ تقرير
    [one] حُفظ تقرير واحد مع إفاداته المصحَّحة
    [two] حُفظ تقريران مع إفاداتهما المصحَّحة
    [few] حُفظت { $count } تقارير مع إفاداتها المصحَّحة
    [many] حُفظ { $count } تقريرًا مع إفاداتها المصحَّحة
   *[other] حُفظ { $count } تقرير مع إفاداتها المصحَّحة
} في { $path }
score-title = { $count ->
    [zero] لا تقارير مصحَّحة
    [one] تقرير مصحَّح واحد قرأته هذه النسخة
    [two] تقريران مصحَّحان قرأتهما هذه النسخة
    [few] { $count } تقارير مصحَّحة قرأتها هذه النسخة
    [many] { $count } تقريرًا مصحَّحًا قرأتها هذه النسخة
   *[other] { $count } تقرير مصحَّح قرأتها هذه النسخة
}:
score-numbers = الأعداد
score-source = الأعداد مع مصادرها
score-status = الأعداد مع حالاتها
score-places = أماكن الطرق
score-line = { $what }: الدقّة { $precision }، الاستيعاب { $recall }، F1 { $f1 } (وُجد { $hit } من { $gold }، وزِيد { $extra } ممّا ليس فيها)

## المسوّدات

draft-title = أسئلة عن هذه المسوّدة
draft-opening =
    وُضع هذا السيناريو مسوّدةً من تقارير. فيه ما قاله أحدهم، وما عداه مفترَض؛ وكلاهما
    معلَّم هنا وبجانب الصفوف. ولا يُعمل به قبل أن يجيب شخص عمّا يلي.
draft-written = المسوّدة في { $path }: { $people ->
    [zero] لا أحد معدودًا
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}، { $vehicles ->
    [zero] لا مركبة
    [one] مركبة واحدة
    [two] مركبتان
    [few] { $vehicles } مركبات
    [many] { $vehicles } مركبةً
   *[other] { $vehicles } مركبة
}، { $questions ->
    [zero] لا سؤال
    [one] سؤال واحد
    [two] سؤالان
    [few] { $questions } أسئلة
    [many] { $questions } سؤالًا
   *[other] { $questions } سؤال
} في { $page }
draft-unknown = لم يعدّ أحد: { $what }. وهم في المسوّدة بالعدد 0، وهو خطأ إلى أن تكتب عددًا.
draft-next = التالي: أجب عن { $page }، ثم safepassage check { $path }
draft-asked = أسئلة تنتظر جوابًا
draft-said = ما في الجداول، ومن قاله
draft-assumed-title = مفترَض، إذ لم يقله أحد
draft-beside = جنبًا إلى جنب
note-said = { $quote } · { $source } · { $grade } · { $report }
note-other = ولكن: { $quote } · { $source } · { $grade } · { $report }
note-assumed = مفترَض: { $sentence }
row = { $table }، { $row }

## الأسئلة

question-unknown-number = كم عددهم: { $of }؟ ذُكروا ولم يُعدّوا. وفي صفّهم بالمسوّدة 0.
question-no-people = كم شخصًا سيخرج، ومن هم؟ لا يقول ذلك أيّ تقرير.
question-no-vehicles = ما المركبات المتوفّرة؟ لا يقول ذلك أيّ تقرير؛ وفي المسوّدة حافلة واحدة.
question-no-origin = من أين يخرج الناس؟ لا يقول ذلك أيّ تقرير.
question-no-goal = إلى أين يُنقلون؟ لا يقول ذلك أيّ تقرير.
question-where = أين { $place }؟ موقعه ليس في أيّ معجم أماكن: اكتب خطّي العرض والطول في صفّه.
question-handover = هل يبدّل الناس المركبات في { $place } أم يبقون فيه؟ المسوّدة تتيح لهم التبديل هناك.
question-between = هل تتوقّف القوافل في { $place } أم تمرّ به فقط؟ المسوّدة لا تذكره.
question-differ = أيّ الأعداد صحيح: { $of }؟ في المسوّدة { $count }، وغيرُ ذلك عند آخرين.
question-families = كم عدد أفراد العائلات، وكم شخصًا يسافر وحده؟ لا تُفرَّق الرفقة في الطريق؛ أمّا إن عُدّ الجميع فرادى فقد تُفرَّق العائلات.
question-patients = كم من المرضى والجرحى ({ $count }) يحتاج إلى نقّالة، ومن منهم حالته فورية (T1)؟ المسوّدة تضعهم جميعًا على نقّالات بأولوية عاجلة (T2).
question-not-planned = وماذا عن { $of }: { $count }؟ لا تستعملها المسوّدة، إذ لا تعرف حمولتها ولا أين تسير.
question-start = في أيّ يوم تبدأ العملية؟ لا يقول ذلك أيّ تقرير بيقين.
question-timezone = في أيّ منطقة زمنية تجري العملية؟ المسوّدة تأخذ UTC.
question-crossing = كم مركبة تُفتَّش في وقت واحد عند { $place }، وكم يستغرق التفتيش، ومتى يُفتح؟
question-guarantee = من يضمن هذا، ولأيّ طريق، ومن متى إلى متى؟
question-agreement = هل هذا الاتفاق سارٍ، وما شروطه؟
question-request = هل استُجيب لهذا الطلب؟
question-incident = هل يمسّ هذا الطريق أو أماكن الانتظار؟
question-place-left-out = هل { $place } مكان يخرج منه الناس أو يُنقلون إليه؟ المسوّدة لا تذكره، إذ لا يعرفه معجم أماكن ولم يُعدّ فيه أحد.
question-other-movement = هل النقل من { $place } جزء من هذه العملية؟ المسوّدة لا تشمله.

## الافتراضات

assumed-location = الموقع صحيح في حدود { $km } كم تقريبًا لا أكثر.
assumed-near = الموقع موقع { $place }، وهو جزء فقط من الاسم الوارد في التقرير.
assumed-depot = تنتظر المركبات عند المعبر من جهته الآمنة؛ وحيث لا معبر، ففي مكان الخروج.
assumed-handover = قد يبدّل الناس المركبات هنا، لأنّ غيرهم يُنقل إلى أبعد من ذلك.
assumed-inspection = مسرب واحد؛ { $loaded } دقائق للمركبة المحمّلة و{ $empty } للفارغة.
assumed-type-bus = 50 مقعدًا، و20 كم/سا على مثل هذه الطرق، و3 ثوانٍ لصعود كلّ شخص وثانيتان لنزوله.
assumed-type-ambulance = مستلقيان وجالسان، أو مستلقٍ وأربعة جالسين؛ 25 كم/سا على مثل هذه الطرق؛ 3 دقائق لحمل المريض إليها.
assumed-type-car = 4 مقاعد، و25 كم/سا على مثل هذه الطرق.
assumed-one-bus = حافلة واحدة، كي يمكن تخطيط المسوّدة أصلًا.
assumed-patients-within = المرضى والجرحى ({ $count }) من جملة المعدودين، وقد طُرحوا هنا منهم.
assumed-shares = لا يقول أحد كم ينتظر في كلّ مكان: العدد نفسه في كلّ من الأماكن ({ $count }).
assumed-singles = يُعدّ كلّ شخص مسافرًا وحده.
assumed-family-size = عدد أفراد العائلة { $size }.
assumed-patients = كلّهم على نقّالات، بأولوية عاجلة (T2).
assumed-not-counted = ذُكروا ولم يُعدّوا: الصفر هنا يعني «غير معروف» إلى أن يكتب أحد عددًا.
assumed-start = عند الساعة { $hour } من ذلك اليوم.
assumed-start-today = يوم وضع المسوّدة، عند الساعة { $hour }.
assumed-timezone = لا يدلّ أيّ مكان في التقارير على المنطقة الزمنية.
assumed-legs = { $minutes } دقيقة من كلّ مكان لا يُعرف موقعه وإليه.
assumed-travel = المسافات خطوط مستقيمة مضروبة في { $detour }.
assumed-horizon = يُراد استقبال الجميع خلال { $hours } ساعة.
