### ما تقوله صادرات الخطة: ‏GeoJSON وGPX.

line-road = على الطرق.
line-straight = خط مستقيم: لا طرق معروفة. ليس هذا طريق السير.
line-unknown = لا خط: موقع أحد المكانين غير معروف.
trip = الرحلة { $trip }
empty = فارغة
gpx-file = هذه خطة لا تسجيل: الأوقات مخطَّطة. وهي تُظهر أين ستكون القوافل، فلا تُطلِعوا عليها العموم.
gpx-depart = مغادرة
gpx-arrive = وصول
gpx-pass = تفتيش؛ على المتن: { $aboard }
gpx-stop = ينزل: { $alight }، يصعد: { $board }، ثم على المتن: { $aboard }
