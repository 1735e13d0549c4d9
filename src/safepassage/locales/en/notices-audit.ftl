### What the audit finds wrong with a journal.

A-NO-JOURNAL = This is no journal: its first line is not “safepassage journal 1”, ended as the format says.
    .remedy = Export the journal again, and hand it on as a file, so that no program changes its lines.
A-LINE = The line cannot be read: it does not have the five columns of an entry, as the format writes them.
    .remedy = Compare it with another copy of the journal.
A-CHANGED = The line was changed, or does not belong here: its chain does not continue the line above.
    .remedy = Compare it with another copy of the journal, and ask the device for the entry again.
A-NUMBER = The line's number was changed: it says { $stated }, and { $due } is due.
    .remedy = Compare it with another copy of the journal.
A-REMOVED = Lines were removed above this one: number { $first } to number { $last }.
    .remedy = Ask the devices for their entries again; a bundle of theirs holds what is missing.
A-DOUBLED = The line numbered { $number } stands in the journal before: it was doubled.
    .remedy = Compare it with another copy of the journal.
A-REORDERED = The line stands elsewhere than it was written: it is number { $stated }, and { $due } is due.
    .remedy = Compare it with another copy of the journal.
A-UNSEALED = The journal ends here without its seal: it was cut off.
    .remedy = Export it again, and compare what is missing.
A-SEAL = The seal cannot be read.
    .remedy = Compare it with another copy of the journal.
A-SEAL-COUNT = The seal is for { $stated } entries, and { $found } stand here.
    .remedy = Compare it with another copy of the journal.
A-SEAL-CHAIN = The seal is for another last line than the one that stands here.
    .remedy = Compare it with another copy of the journal.
A-SEAL-DEVICE = The seal is by { $device }, which no entry that counts enrols.
    .remedy = Ask for an export by a device of the operation.
A-SEAL-SIGNATURE = The seal is not signed by { $device }: the journal was changed after it was exported.
    .remedy = Ask for the export again, by way of somebody else.
A-AFTER-SEAL = Something stands after the seal.
    .remedy = Nothing after the seal belongs to the journal. Find out who added it.
A-BODY = The entry cannot be read: its body is not one JSON object as the format has it.
    .remedy = No device of ours makes such an entry. Find out which program did.
A-FIELD = The entry is not one: its field “{ $field }” is missing, unknown, or not as the format has it.
    .remedy = No device of ours makes such an entry. Find out which program did.
A-SIGNATURE = { $entry } is not signed by its device: it was changed, or somebody else made it.
    .remedy = Ask the device for the entry again.
A-NO-OPENING = No entry that can be believed opens the operation, so that no entry counts.
    .remedy = Ask for the export again: the first entry is missing or was changed.
A-SECOND-OPENING = { $entry } opens an operation, and one is open already.
    .remedy = Two operations were mixed, or somebody pretends to be the first device. Find out who.
A-MISSING = { $count ->
    [one] { $first } is not in the journal, and { $entry } shows that it was made.
   *[other] { $first } to { $last } are not in the journal, and { $entry } shows that they were made.
}
    .remedy = Ask the device for its entries again. If the ledger has them, the export left them out.
A-TWICE = { $entry } stands twice, here and on row { $other }.
    .remedy = It is counted once. Find out which program exported it twice.
A-PREVIOUS = { $entry } does not follow the entry of its device that stands here: one of them was exchanged.
    .remedy = Ask the device for its entries again, and compare.
