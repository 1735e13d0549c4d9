### ما يقوله قيد واحد، في جملة.

people = { $total ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $total } أشخاص
    [many] { $total } شخصًا
   *[other] { $total } شخص
}
people-needs = { $people } ({ $seat } جلوسًا، { $wheelchair } على كراسٍ متحرّكة، { $stretcher } على نقّالات)
people-unknown = أشخاص لا يُعرف عددهم
people-of = { $people } من { $group }
people-wristbands = { $people } [{ $wristbands }]

## أين الناس

waiting = في الانتظار في { $name }
aboard = في { $vehicle }، الرحلة { $trip }
received = في مركز الاستقبال { $name }
handed-over = في عهدة { $name }

## الأنواع

opened = افتُتحت العملية { $operation }
opened-exercise = افتُتح تمرين على العملية { $operation }
enrolled = اعتُمد الجهاز { $device } بصفة { $role }
revoked = أُلغي اعتماد الجهاز { $device } بعد قيده رقم { $after }: { $reason }
clock-checked = ساعة { $device } متقدّمة { DURATION($ahead) }
clock-checked-behind = ساعة { $device } متأخّرة { DURATION($ahead) }
name-read = قُرئت أسماء: { $wristbands } ({ $purpose })
forgotten = أُتلفت مفاتيح الأسماء: { $keys }
registered = سُجّل { $people }، { $where }
joined = انضمّ في الطريق { $people }، { $where }
born = وُلد { $people }، { $where }
died = توفّي { $people }، { $where }
detained = احتُجز { $people }، { $where }
left = غادر طوعًا { $people }، { $where }
missing = فُقد { $people }، { $where }
found = عُثر على { $people }، { $where }
declined = رفض الذهاب { $people }، { $where }
withdrew = سحب الموافقة { $people }، { $where }
returned = عاد للنقل { $people } (من عداد: { $from })، { $where }
consented = وافق { $people } في { $place } على الذهاب إلى { $destination } (شُرحت الوجهة باللغة { $language }: { $explained })
ready = جاهزون للصعود في { $place }: { $people }
escorted = { $wristbands }: يرافقهم { $escort }، ويستلمهم { $receiver }
boarded = صعد { $people } إلى { $vehicle } في { $place }، الرحلة { $trip }
alighted = نزل { $people } من { $vehicle } في { $place }، الرحلة { $trip }، للانتظار هناك ومتابعة الطريق
alighted-received = نزل { $people } من { $vehicle } في { $place }، الرحلة { $trip }: استقبال نهائي
people-handed-over = سُلّم { $people } في { $place } إلى { $receiver }
departed = انطلقت { $vehicle } من { $place } إلى { $toward }، الرحلة { $trip }
passed = اجتازت { $vehicle } { $place }، الرحلة { $trip }
arrived = وصلت { $vehicle } إلى { $place }، الرحلة { $trip }
counted = عُدّ { $people }، { $where }
vehicle-came = جاءت { $vehicle } ({ $type })، وهي في { $place }
vehicle-went = ذهبت { $vehicle }
broke-down = تعطّلت { $vehicle }
crossing-closed = أُغلق { $place }
crossing-opened = فُتح { $place }
agreement-made = عُقد الاتفاق { $agreement } بين { $sides }
guaranteed = ضمان من { $side } بموجب { $agreement }
suspended = عُلّق كل شيء: { $reason }
suspended-one = عُلّق الاتفاق { $agreement }: { $reason }
resumed = استؤنف كل شيء
resumed-one = استؤنف الاتفاق { $agreement }
agreement-ended = انتهى الاتفاق { $agreement }
go-signed = وُقّع الإذن بالانطلاق
go-signed-no = وُقّع منع الانطلاق
overridden = جرى تجاوز القاعدة { $rule } لـ { $vehicle }، الرحلة { $trip }: { $reason }
stated = قال { $source } ({ $reliability }) عن { $about }: { $figures }
resolved = سُوّي { $discrepancy }: { $reason }
resolved-moving = سُوّي { $discrepancy }: نُقل { $people } من «{ $from }» إلى «{ $into }» ({ $reason })
corrected = صُحّح { $entry } ({ $reason }): { $instead }
corrected-away = { $entry } لم يحدث ({ $reason })
completed = اكتملت العملية
called-off = أُلغيت العملية: { $reason }

## وما يقوله فوق ذلك

more-empty = لم يبقَ فيها أحد
more-counted = عُدّ فيها { $value }
more-route = عن طريق { $value }
more-expected = منتظَرة { $value }
more-until = حتى { $value }
more-begins = من { $value }
more-ends = حتى { $value }
more-place = في { $value }
more-second = الشخص الثاني: { $value }
more-proxy = وافق عنهم: { $value }
more-routes = عن طريق { $value }
more-vehicles = لـ { $value }
more-parties = { $value } × { $party }
more-happened = حدث { $value }

and-more = { $first }؛ { $more }

## الأجوبة

recorded = { $entry }، { $moment }، { $maker }: { $sentence }
refused-line = لم يُدوَّن السطر { $row }
exercise = تمرين: لا يُنقل أحد.
exercise-name = تمرين — { $name }
entry-device = الجهاز: { $device } ({ $role })، القيد { $number }
entry-stranger = الجهاز: { $device }، ولم يعتمده أحد
entry-happened = حدث: { $moment }
entry-heard = دُوّن: { $moment }
entry-typed = كما يُكتب: { $words }
entry-left-out = لا يُحتسب: أُلغي اعتماد جهازه، أو وقّعه مفتاح آخر.
entry-corrects = يصحّح { $entry }: { $sentence }
entry-corrected-by = صحّحه { $entry }، { $moment }، { $maker }: { $sentence }
entry-now = المحتسَب الآن: { $sentence }
entry-now-nothing = المحتسَب الآن: أنه لم يحدث.
entry-fits = لا شيء مفتوحًا بشأنه.
