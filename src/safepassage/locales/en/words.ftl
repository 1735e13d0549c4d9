where-row = row { $row }
where-column = column { $column }
where-field = field { $field }
hours = { $hours } h
minutes = { $minutes } min
seconds = { $seconds } s
later-day = { $clock } on { $date }
percent = { $figure } %
people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
vehicles = { $count ->
    [one] { $count } vehicle
   *[other] { $count } vehicles
}
crossings = { $count ->
    [0] no crossing
    [one] { $count } crossing
   *[other] { $count } crossings
}
trips = { $count ->
    [one] { $count } trip
   *[other] { $count } trips
}
