import type { Origin } from './origin.ts'

export const elsewhere: Origin[] = [
  {
    country: 'RU',
    share: 1,
    languages: ['ru'],
    male: 'Ruslan|Руслан, Timur|Тимур, Aslan|Аслан',
    female: 'Madina|Мадина, Zarema|Зарема, Elina|Элина',
    family: 'Dzhabrailov|Джабраилов, Magomadov|Магомадов, Akhmadov|Ахмадов',
    order: 'given-family',
  },
  {
    country: 'CO',
    share: 1,
    languages: ['es'],
    male: 'Jhon Fredy, Wilmer, Andrés',
    female: 'Luz Marina, Yesenia, Paola',
    family: 'Caicedo Ríos, Mosquera, Zúñiga Peña',
    order: 'given-family',
  },
  {
    country: 'AF',
    share: 1,
    languages: ['fa-AF', 'ps'],
    male: 'Najibullah|نجیب‌الله, Sharif|شریف, Farid|فرید',
    female: 'Shabnam|شبنم, Laila|لیلا, Zohra|زهره',
    family: 'Hazara|هزاره, Noorzai|نورزی, Sadat|سادات',
    order: 'given-family',
  },
]
