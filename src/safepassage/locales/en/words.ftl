where-row = row { $row }
where-column = column { $column }
where-field = field { $field }
hours = { $hours } h
minutes = { $minutes } min
seconds = { $seconds } s
later-day = { $clock } on { $date }
