### ما يُقال عند الباب، قبل أن يُدوَّن شيء، وحين يُستأنف التخطيط.

D-ROLE = الجهاز المعتمَد لعمل { $role } لا يدوّن { $kind }.
    .remedy = اطلب من منسّق أن يدوّنه، أو أن يعتمد الجهاز لعمل آخر.
D-OVER = انتهت العملية؛ لم يعد ممكنًا تدوين { $kind }.
    .remedy = صحّح ما دُوّن أو سوِّه؛ ولمن ما زال يحتاج إلى عون افتح عملية.
D-FUTURE = يُقال إن هذا يحدث بعد { DURATION($seconds) } من الآن.
    .remedy = قل متى حدث (happened=…)، وتحقّق من ساعة هذا الجهاز.
D-UNKNOWN = ‏{ $field } «{ $value }» غير موجود في السيناريو.
    .remedy = تحقّق من المعرّف؛ والمركبة التي لم تكن في الخطة تُدوَّن بـ vehicle_came.
D-UNKNOWN-NEAR = ‏{ $field } «{ $value }» غير موجود في السيناريو.
    .remedy = هل تقصد «{ $near }»؟
D-ENTRY = لا يوجد هنا قيد { $value }.
    .remedy = تحقّق من معرّف القيد؛ وإن كان من جهاز آخر فخذ رزمة ذلك الجهاز أولًا.
D-DEVICE-KNOWN = الجهاز { $value } معتمَد من قبل.
    .remedy = اختر اسمًا آخر؛ والجهاز الضائع يُلغى اعتماده ويُعطى اسمًا ومفتاحًا جديدين.
D-OPERATION = انتهت العملية؛ لا يجوز أن تنطلق { $vehicle } في الرحلة { $trip }.
    .remedy = إن كان لا بدّ، فليتجاوز أحد القاعدة باسم صفته: overridden rule=operation vehicle={ $vehicle } trip={ $trip } reason=…
D-SUSPENDED = الانطلاق معلَّق: لا يجوز أن تنطلق { $vehicle } في الرحلة { $trip }.
    .remedy = انتظر الاستئناف، أو ليتجاوز أحد القاعدة باسم صفته: overridden rule=suspended vehicle={ $vehicle } trip={ $trip } reason=…
D-GUARANTEE = ليست ضمانات كل الأطراف سارية لـ { $vehicle } وطريقها وهذا الوقت (الرحلة { $trip }).
    .remedy = دوّن الضمانات، أو ليتجاوز أحد القاعدة باسم صفته: overridden rule=guarantee vehicle={ $vehicle } trip={ $trip } reason=…
D-GO = لم يوقّع أحد على الانطلاق: لا يجوز أن تنطلق { $vehicle } في الرحلة { $trip }.
    .remedy = يوقّع منسّق: go_signed go=yes؛ أو يتجاوز أحد القاعدة باسم صفته: overridden rule=go vehicle={ $vehicle } trip={ $trip } reason=…
D-CONSENT = { $heads ->
    [zero] لا أحد من { $group } لم يوافق
    [one] شخص واحد من { $group } لم يوافق
    [two] شخصان من { $group } لم يوافقا
    [few] { $heads } أشخاص من { $group } لم يوافقوا
    [many] { $heads } شخصًا من { $group } لم يوافقوا
   *[other] { $heads } شخص من { $group } لم يوافقوا
} على السفر في { $vehicle }، الرحلة { $trip }.
    .remedy = اسألهم ودوّن من وافق؛ أو ليتجاوز أحد القاعدة باسم صفته: overridden rule=consent vehicle={ $vehicle } trip={ $trip } reason=…
D-HEADCOUNT = عُدّ { $counted } في { $vehicle } في الرحلة { $trip }، وبحسب السجلّ صعد { $aboard }.
    .remedy = أعد العدّ، ودوّن من صعد ومن بقي؛ أو ليتجاوز أحد القاعدة باسم صفته: overridden rule=headcount vehicle={ $vehicle } trip={ $trip } reason=…
D-CAPACITY = سيكون في { $vehicle } في الرحلة { $trip } عدد من الناس هو { $heads }، وأماكنها { $places } على الأكثر، وقد تكون أقل بحسب الاحتياج.
    .remedy = تحقّق من العدد؛ وإن كانوا فيها فليتجاوز أحد القاعدة باسم صفته: overridden rule=capacity vehicle={ $vehicle } trip={ $trip } reason=…
D-FAMILY = العدد { $heads } لا يساوي { $parties } من الرفقات الكاملة من نوع { $party }.
    .remedy = تحقّق من العددين؛ والعائلة التي تُفرَّق باليد تحتاج إلى تجاوز باسم الصفة: overridden rule=family …
D-SECOND = تجاوز { $rule } يحتاج إلى شخص ثانٍ.
    .remedy = أضف second=… بصفة غير صفة صاحب القيد.
D-ABSENT = يخرج { $heads } من { $account }، وفيه { $there } بحسب المعروف هنا. دُوّن القيد، ويبقى الفارق مفتوحًا.
    .remedy = تحقّق من العدد. وإن كان صحيحًا فثمة قيد ناقص سيصل، أو يسوّي أحد الفارق.
D-KIND = لا يوجد نوع قيد اسمه «{ $value }».
    .remedy = الأنواع هي: { $known }.
D-KIND-NEAR = لا يوجد نوع قيد اسمه «{ $value }».
    .remedy = هل تقصد «{ $near }»؟ كل الأنواع: { $known }.
D-KIND-FIRST = ‏«{ $value }» يأتي قبل أي نوع قيد.
    .remedy = ابدأ بما حدث: boarded vehicle=… place=… heads=…
D-TWICE = ذُكر هذا الحقل مرتين.
    .remedy = احذف إحداهما.
D-FIELD = الحقل «{ $value }» ليس هنا مكانه.
    .remedy = الحقول هي: { $known }.
D-FIELD-NEAR = الحقل «{ $value }» ليس هنا مكانه.
    .remedy = هل تقصد «{ $near }»؟ الحقول هي: { $known }.
D-MISSING = يحتاج { $kind } إلى هذا الحقل.
    .remedy = أضفه. والعدد الذي لا يعرفه أحد يُكتب «مجهول»، ولا يُكتب 0 أبدًا.
D-VALUE = لا يمكن قراءة «{ $value }» هنا.
    .remedy = الأعداد رقم واحد، أو مقاعد وكراسٍ متحرّكة ونقّالات بينها فواصل (36,2,0)، أو «مجهول»؛ ونعم أو لا؛ والقائمة بينها فواصل.
D-LINE = هذا السطر ليس كائن JSON فيه «kind».
    .remedy = اكتب في كل سطر كائنًا واحدًا بين قوسين معقوفين، أوله «kind» ونوع القيد ثم حقوله. لم يُدوَّن شيء.
N-VEHICLE = جاءت { $value } ولا تدخل في التخطيط: نوعها أو مكانها ليس في السيناريو.
    .remedy = صحّح القيد، أو أضف النوع أو المكان إلى السيناريو.
N-HORIZON = انقضى الأفق الزمني للسيناريو قبل تلك اللحظة بـ { DURATION($seconds) }: لا يمكن التخطيط من غير وقت.
    .remedy = اذكر لحظة أخرى بـ ‎--at، أو افتح العملية بسيناريو أفقه أبعد.
N-PLACE = ينتظر { $heads } من الناس في { $value }، وهو ليس في السيناريو، فلا يدخلون في التخطيط.
    .remedy = أضف المكان إلى السيناريو، أو صحّح القيد.
N-ABOARD = في { $value } من الناس { $heads }، ولم تعد متاحة للتخطيط ولا يُعرف أين تقف؛ فلا يدخلون في التخطيط.
    .remedy = دوّن أين تقف: broke_down vehicle={ $value } place=…؛ أو أين الناس الآن.
N-LAYOUT = في { $value } من الناس { $heads } زيادةً على ما يتّسع له أي ترتيب فيها؛ يبقون فيها ولا يدخلون في التخطيط.
    .remedy = تحقّق ممّن فيها، واحرص على حفظ مكان لهم حيث تتجه المركبة.
N-TRIP = بقي في السجلّ { $heads } من الناس في { $value } من رحلتها السابقة { $trip }؛ فلا يدخلون في التخطيط.
    .remedy = تحقّق ممّن نزل في تلك الرحلة: دوّن ما ينقص، أو سوِّ الفارق: resolved discrepancy=aboard:{ $value }/{ $trip } …
N-UNKNOWN = في { $value } ناس لا يعرف أحد عددهم؛ يدخل في التخطيط { $heads } المعروفون فقط.
    .remedy = عُدّهم وصحّح القيد الذي قال إن العدد مجهول.
D-STICK = هذا مجلد سجلّ، وليس مكانًا لتبادل الرزم.
    .remedy = صدّر رزمة من ذلك السجلّ (safepassage export … --bundle FILE)، أو سمِّ مجلدًا فارغًا يتزامن معه الاثنان.
