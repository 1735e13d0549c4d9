### What the audit of a journal says.

usage =
    Usage: python -m safepassage.audit JOURNAL [--json] [--lang ar|en]
    Exit code: 0 all is sound, 1 something was tampered with or does not add up, 2 the file is no journal.
unreadable = { $path } cannot be read: { REFUSAL($code) }.
title = Operation { $operation }: { $entries } entries, { $counting } of them count, { $devices } devices
title-unknown = An operation whose opening nobody can believe: { $entries } entries, none of them counts
untouched = Every line, chain, signature and seal is as it was made.
touched = { $count ->
    [one] Something was tampered with, or is missing, in one place:
   *[other] Something was tampered with, or is missing, in { $count } places, the first to look at first:
}
more = { $count ->
    [one] … and one more
   *[other] … and { $count } more
}
left-out = { $count ->
    [one] One entry does not count:
   *[other] { $count } entries do not count:
}
left-out-entry = row { $row }, { $entry }: { $reason }
why-stranger = no entry that counts enrols its device
why-other-key = it is not signed by the key under which its device is enrolled
why-revoked = its device was revoked before
why-rival = another body under its id comes first
why-second-opening = the operation is opened already
why-twice = it stands in the journal already
term-registered = registered { $heads }
term-joined = joined { $heads }
term-born = born { $heads }
term-waiting = waiting { $heads }
term-aboard = aboard { $heads }
term-received = received { $heads }
term-declined = declined { $heads }
term-left = left { $heads }
term-detained = detained { $heads }
term-died = died { $heads }
term-missing = missing { $heads }
term-unreconciled = unreconciled { $heads }
accounts = Where people are (seats + wheelchairs + stretchers):
account = { $account }: { $heads } ({ $seat } + { $wheelchair } + { $stretcher })
account-uncertain = { $account }: { $heads } ({ $seat } + { $wheelchair } + { $stretcher }), and some moved of whom nobody knows how many
discrepancies = { $count ->
    [one] One discrepancy is open:
   *[other] { $count } discrepancies are open:
}
open-account = { $id }: off by { $seat } + { $wheelchair } + { $stretcher }; entries { $entries }
open-count = { $id }: { $stated } were counted in { $accounts }, where { $found } are accounted for; entries { $entries }
open-person = { $id }: accounted for in { $accounts }; entries { $entries }
open-rival = { $id }: different entries under one id; entries { $entries }
open-corrections = { $id }: corrected in different ways; entries { $entries }
on-row = { $entry } (row { $row })
exercise = EXERCISE: nobody was moved.
verdict-sound = Sound: nothing was tampered with, nobody is unaccounted for, and unreconciled is 0.
verdict-open = Nothing was tampered with, but not everything adds up: unreconciled is { $unreconciled }.
verdict-touched = Not to be trusted as it stands. Of what can still be believed, unreconciled is { $unreconciled }.
