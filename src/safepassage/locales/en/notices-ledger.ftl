### Notices of the ledger itself: what an entry, a bundle or a ledger's folder must be.

## Entries

L-SHAPE = This is no entry as the format describes it ({ $reason }).
    .remedy = Compare it with docs/formats/journal.md; docs/formats/entries.md has an example of every kind.
L-TWICE = A field stands here twice.
    .remedy = Keep one of the two: readers could take different ones for the right one.
L-LONG = The entry has { $number } bytes; it may have { $most }.
    .remedy = Tell it in several entries, or shorten the texts.
L-LINE = The entry does not stand on one line: it holds a tab or the end of a line.
    .remedy = Write it without; in texts a blank does.
L-DEVICE = “{ $value }” cannot be a device's name.
    .remedy = Take 1 to 32 of the letters a to z, digits and “-”.
L-NUMBER = { $value } is not possible here.
    .remedy = Write a whole number up to { $most }; entries, trips and the like are counted from 1.
L-DIGEST = “{ $value }” is no SHA-256.
    .remedy = It has 64 digits 0 to 9 and a to f.
L-TEXT = This text is empty, longer than 200 letters, or holds a sign that cannot be shown.
    .remedy = Shorten it, or leave that sign out.
L-TEXTS = One of these texts is empty, longer than 200 letters, or holds a sign that cannot be shown.
    .remedy = Shorten it, leave that sign out, or leave the text out.
L-TIME = “{ $value }” is no time of an entry.
    .remedy = Write it in UTC to the second, such as 2016-12-15T10:03:00Z, from the year 2000 to 2099.
L-SPOT = “{ $value }” is no place or vehicle where people are.
    .remedy = Write waiting:PLACE, received:PLACE or aboard:VEHICLE/TRIP.
L-ACCOUNT = There is no account “{ $value }”.
    .remedy = Write waiting:PLACE, aboard:VEHICLE/TRIP, received:PLACE, handed_over:RECEIVER, or declined, left, detained, died, missing, registered, joined, born.
L-AHEAD = A clock cannot be { $value } seconds ahead.
    .remedy = Write how many seconds it runs ahead of the right time (behind: with “-”), at most 100,000,000.
L-EXERCISE = An exercise cannot play { $value } seconds from now.
    .remedy = Begin it (--at) between the years 2000 and 2099.
L-PEOPLE = These wristbands are more than 500, or one stands here twice, or is no text.
    .remedy = Name each once; tell more than 500 in several entries.
L-PEOPLE-HEADS = { $stated } wristbands are named; the heads are { $allowed }.
    .remedy = Name as many as there are heads, or none.
L-FIGURES = A figure here has no name, or is no whole number up to { $most }.
    .remedy = Write a whole number, or null where the source gave none.
L-RELIABILITY = “{ $value }” does not say how reliable it is.
    .remedy = Write A to F for the source and 1 to 6 for what it said, such as B2.
L-ENTRY = “{ $value }” is no entry's id.
    .remedy = Write the device and the number, such as gate-1/17.
L-KEY = “{ $value }” is no public key.
    .remedy = Copy it whole: 44 letters of base64, as the device shows it.
L-TOGETHER = A resolution that moves people names the account out of which, the account into which, and how many.
    .remedy = Name all three, or none.
L-SIDES = The agreement has no sides.
    .remedy = Name at least one.

## Bundles and codes

L-BUNDLE = This is no bundle of Safe Passage.
    .remedy = Check that it is the right file.
L-BUNDLE-END = The bundle is cut off.
    .remedy = Have it handed over again; nothing of it was taken in.
L-BUNDLE-HASH = The bundle did not arrive as it was sent.
    .remedy = Have it handed over again; nothing of it was taken in.
L-BUNDLE-LINE = This line is neither an entry nor a sealed record.
    .remedy = Have the bundle written again by Safe Passage; nothing of it was taken in.
L-FRAMES-MIXED = { $number ->
    [0] No code has been read.
    [one] The codes that were read belong to one bundle.
   *[other] The codes that were read belong to { $number } bundles.
}
    .remedy = Read all codes of one bundle.
L-FRAMES-MISSING = { $number ->
    [one] Code { $value } is missing.
   *[other] { $number } codes are missing: { $value }.
}
    .remedy = Read these as well; the order does not matter.
L-FRAMES-TORN = The codes do not make up the bundle that they name.
    .remedy = Read them all again from the beginning.
L-FRAMES-LARGE = The bundle has { $number } bytes; codes carry { $most }.
    .remedy = Hand it over as a file.

## A device's ledger

L-OPENED = The operation is open already.
    .remedy = Record what happens; another operation has a ledger of its own.
L-NOT-ENROLLED = The device { $device } is not enrolled with this key.
    .remedy = Have a coordinator enrol it, and take in that device's bundle.
L-FOLDER = There is no ledger here.
    .remedy = Check the path, or begin one with “safepassage open”.
L-FOLDER-THERE = Something is here already, and is not overwritten.
    .remedy = Name another folder.
L-SETTINGS = The settings of this ledger cannot be read, or are of another version.
    .remedy = Put back the file as it was; it names the format, the device and the journal.
L-KEY-FILE = The device's key is missing or damaged.
    .remedy = Put back the file from a copy; if there is none, have the device revoked and enrol another.
