import type { Origin } from './origin.ts'

export const westAsia: Origin[] = [
  {
    country: 'YE',
    share: 8,
    languages: ['ar'],
    male: 'Abdullah|عبد الله, Hamza|حمزة, Walid|وليد, Nabil|نبيل, Saleh|صالح, Mansour|منصور, Yasser|ياسر, Ghassan|غسان',
    female: 'Amal|أمل, Huda|هدى, Samira|سميرة, Iman|إيمان, Najat|نجاة, Bushra|بشرى, Wafa|وفاء, Rania|رانيا',
    family:
      'Al-Hamdani|الهمداني, Al-Sabri|الصبري, Al-Maqtari|المقطري, Al-Qadasi|القدسي, Al-Adeni|العدني, Al-Shaibani|الشيباني, Al-Awlaqi|العولقي, Al-Jaradi|الجرادي',
    order: 'given-family',
  },
  {
    country: 'EG',
    share: 1,
    languages: ['ar'],
    male: 'Mina|مينا, Karim|كريم, Bishoy|بيشوي',
    female: 'Mariam|مريم, Yara|يارا, Nermin|نرمين',
    family: 'Guirguis|جرجس, Mahrous|محروس, El-Sharkawy|الشرقاوي',
    order: 'given-family',
  },
  {
    country: 'IR',
    share: 1,
    languages: ['fa'],
    male: 'Behrouz|بهروز, Kaveh|کاوه, Siavash|سیاوش',
    female: 'Parisa|پریسا, Mahsan|مهسان, Golnar|گلنار',
    family: 'Rostami|رستمی, Farahani|فراهانی, Kermani|کرمانی',
    order: 'given-family',
  },
  {
    country: 'TR',
    share: 1,
    languages: ['tr', 'ku'],
    male: 'Serhat|Serhat, Barış|Barış, Özgür|Özgür',
    female: 'Zelal|Zelal, Gülşen|Gülşen, Çiğdem|Çiğdem',
    family: 'Yıldız|Yıldız, Kılıç|Kılıç, Öztürk|Öztürk',
    order: 'given-family',
  },
]
