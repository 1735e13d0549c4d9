where-row = الصف { $row }
where-column = العمود { $column }
where-field = الحقل { $field }
hours = { $hours } س
minutes = { $minutes } د
seconds = { $seconds } ث
later-day = { $clock } يوم { $date }
