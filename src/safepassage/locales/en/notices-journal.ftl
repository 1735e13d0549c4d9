### Notices of keeping entries: the journal's file or database.

J-MISSING = There is no journal here.
    .remedy = Check the path or the address, or begin one with “safepassage open”.
J-EXISTS = Something is already here, and is not overwritten.
    .remedy = Name another place; a journal is never begun twice.
J-NOT-ONE = This is not a journal of Safe Passage, or its beginning is torn.
    .remedy = Check that it is the right one. Nothing in it was changed: keep it, and go on with a copy or an export of the journal.
J-NEWER = This journal has version { $version }; version { $known } is known here.
    .remedy = Open it with a Safe Passage that is as new as the one that began it.
J-DAMAGED = The journal is damaged ({ $reason }).
    .remedy = Do not write over it: make a copy of all its files, and go on with the last export or backup. The devices still hold their own entries; have them hand these in again.
J-CHAIN = Line { $position } of the journal does not follow from the line before it: something was changed, removed or put in.
    .remedy = Export the journal and have “safepassage audit” say what; the devices still hold their own entries. Nothing is written to this journal any more.
J-BUSY = Another program has been writing to the journal for too long. Nothing was kept of this.
    .remedy = Try again; if it stays so, look which program is still running.
J-FULL = The disk is full. Nothing was kept of this; what was kept before is safe.
    .remedy = Make room on the disk, and hand it in again.
J-DISK = The journal cannot be read or written ({ REFUSAL($reason) }). What was kept before is safe.
    .remedy = Check that the disk is there and sound and that you may write to it, and hand it in again.
J-SERVER = The database server does not do what was asked of it ({ $reason }). What it did not confirm counts as not kept.
    .remedy = Check that the server runs, its address and your password, and hand it in again; what it has kept already is not kept twice.
J-UNSAFE = This database server does not wait for its disk ({ $setting } is off), so that what it has kept can be lost in a power cut.
    .remedy = Have { $setting } switched on and the server restarted.
J-DRIVER = What it takes to speak to PostgreSQL is not installed.
    .remedy = Install it with “pip install safepassage[postgres]”.
J-ADDRESS = { $name } cannot be a journal's name in a database.
    .remedy = After “#” write a small letter, then up to 39 small letters, digits and “_”.
