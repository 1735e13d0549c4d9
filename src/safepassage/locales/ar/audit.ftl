### ما يقوله تدقيق اليومية.

usage =
    طريقة الاستعمال: python -m safepassage.audit JOURNAL [--json] [--lang ar|en]
    رمز الخروج: 0 كل شيء سليم، 1 عُبث بشيء أو لا يستقيم الحساب، 2 الملف ليس يومية.
unreadable = تعذّرت قراءة { $path }: { REFUSAL($code) }.
title = العملية { $operation }: القيود { $entries }، المحتسَب منها { $counting }، الأجهزة { $devices }
title-unknown = عملية لا يمكن الوثوق بقيد افتتاحها: القيود { $entries }، ولا يُحتسب منها شيء
untouched = كل سطر وسلسلة وتوقيع وختم باقٍ كما صُنع.
touched = { $count ->
    [zero] لم يُعبث بشيء:
    [one] عُبث بشيء، أو فُقد شيء، في موضع واحد:
    [two] عُبث بشيء، أو فُقد شيء، في موضعين، وأوّلهما أولى بالنظر:
    [few] عُبث بشيء، أو فُقد شيء، في { $count } مواضع، وأوّلها أولى بالنظر:
    [many] عُبث بشيء، أو فُقد شيء، في { $count } موضعًا، وأوّلها أولى بالنظر:
   *[other] عُبث بشيء، أو فُقد شيء، في { $count } موضع، وأوّلها أولى بالنظر:
}
more = { $count ->
    [zero] … ولا شيء غير ذلك
    [one] … وواحد آخر
    [two] … واثنان آخران
    [few] … و{ $count } غيرها
    [many] … و{ $count } غيرها
   *[other] … و{ $count } غيرها
}
left-out = { $count ->
    [zero] لا قيد غير محتسَب:
    [one] قيد واحد لا يُحتسب:
    [two] قيدان لا يُحتسبان:
    [few] { $count } قيود لا تُحتسب:
    [many] { $count } قيدًا لا تُحتسب:
   *[other] { $count } قيد لا تُحتسب:
}
left-out-entry = الصف { $row }، { $entry }: { $reason }
why-stranger = لا قيد محتسَبًا يُدرج جهازه
why-other-key = ليس موقَّعًا بالمفتاح الذي أُدرج به جهازه
why-revoked = أُبطل جهازه قبله
why-rival = يسبقه نصّ آخر بالمعرّف نفسه
why-second-opening = العملية مفتوحة من قبل
why-twice = هو موجود في اليومية من قبل
term-registered = مسجَّلون { $heads }
term-joined = منضمّون { $heads }
term-born = مواليد { $heads }
term-waiting = منتظِرون { $heads }
term-aboard = على متن المركبات { $heads }
term-received = مستقبَلون { $heads }
term-declined = رافضون { $heads }
term-left = مغادرون { $heads }
term-detained = محتجَزون { $heads }
term-died = متوفَّون { $heads }
term-missing = مفقودون { $heads }
term-unreconciled = غير مُسوَّى { $heads }
accounts = أين الناس (مقاعد + كراسٍ متحرّكة + نقّالات):
account = { $account }: { $heads } ({ $seat } + { $wheelchair } + { $stretcher })
account-uncertain = { $account }: { $heads } ({ $seat } + { $wheelchair } + { $stretcher })، وانتقل بعضهم ولا يعرف أحد عددهم
discrepancies = { $count ->
    [zero] لا تباين مفتوحًا:
    [one] تباين واحد مفتوح:
    [two] تباينان مفتوحان:
    [few] { $count } تباينات مفتوحة:
    [many] { $count } تباينًا مفتوحًا:
   *[other] { $count } تباين مفتوح:
}
open-account = { $id }: الفرق { $seat } + { $wheelchair } + { $stretcher }؛ القيود { $entries }
open-count = { $id }: عُدّ { $stated } في { $accounts }، والمحتسَب هناك { $found }؛ القيود { $entries }
open-person = { $id }: محتسَب في { $accounts }؛ القيود { $entries }
open-rival = { $id }: قيود مختلفة بمعرّف واحد؛ القيود { $entries }
open-corrections = { $id }: صُحّح على وجوه مختلفة؛ القيود { $entries }
on-row = { $entry } (الصف { $row })
exercise = تمرين: لم يُنقل أحد.
verdict-sound = سليم: لم يُعبث بشيء، ولم يضع أحد من الحساب، وغير المُسوَّى 0.
verdict-open = لم يُعبث بشيء، لكن الحساب لا يستقيم كله: غير المُسوَّى { $unreconciled }.
verdict-touched = لا يوثق به على حاله. وغير المُسوَّى في ما يمكن تصديقه { $unreconciled }.
