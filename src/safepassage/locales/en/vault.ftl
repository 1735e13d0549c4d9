# What the verbs names and forget tell.

passphrase = Passphrase:
key-made = Wrote the key file { $path }. Keep it on a device or a stick of your own; without the passphrase nobody opens it.
key-public = Public key, for the coordinator: { $key }
key-fingerprint = Fingerprint, to be read out over another way: { $fingerprint }
reader-named = { $duty } may read what is sealed from now on. Compare the fingerprint with the reader: { $fingerprint }
reader-taken-back = { $duty } opens nothing that is sealed from now on: { $fingerprint }
added = { $count ->
    [one] Sealed { $count } fact.
   *[other] Sealed { $count } facts.
}
likely = Row { $row } may be somebody who has a number already: { $name }
rival = also said, by somebody who did not know of the other: { $name }
father = father: { $name }
nobody = Nobody is found whose facts this key opens.
more = { $count ->
    [one] { $count } more is alike: give more of the name.
   *[other] { $count } more are alike: give more of the name.
}
field-condition = condition: { $value }
field-medicines = medicines: { $value }
field-allergies = allergies: { $value }
field-remarks = remarks: { $value }
forgot-records = { $count ->
    [one] Destroyed { $count } sealed record.
   *[other] Destroyed { $count } sealed records.
}
forgot-files = { $count ->
    [one] Destroyed { $count } key file.
   *[other] Destroyed { $count } key files.
}
forgot-key = A key that opened names here: { $fingerprint }
forgot-tried = { $count ->
    [one] Tried { $count } possible key that is left on this disk: it opens none of them.
   *[other] Tried { $count } possible keys that are left on this disk: none opens one of them.
}
forgot-beyond = Copies elsewhere, backups and worn cells of a disk are out of reach: collect every reader's key file and forget it with --key.
