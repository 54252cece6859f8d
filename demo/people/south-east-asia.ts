import type { Origin } from './origin.ts'

export const southEastAsia: Origin[] = [
  {
    country: 'ID',
    share: 8,
    languages: ['id', 'jv'],
    male: 'Sutrisno, Wahyudi, Slamet, Supriyanto, Budiman, Hartono, Kusnadi, Agus',
    female: 'Sumarni, Wulandari, Suparti, Yuliana, Kartini, Sulastri, Murniati, Endang, Siti, Ratnasari',
    family: 'Setiawan, Purnomo, Lestari, Wibowo, Rahayu, Susanto, Handayani, Nugroho',
    order: 'mononym',
  },
  {
    country: 'VN',
    share: 6,
    languages: ['vi'],
    male: 'Văn Hùng|Văn Hùng, Đức Thắng|Đức Thắng, Quốc Bảo|Quốc Bảo, Minh Tuấn|Minh Tuấn, Hữu Nghĩa|Hữu Nghĩa, Xuân Trường|Xuân Trường',
    female:
      'Thị Hạnh|Thị Hạnh, Ngọc Ánh|Ngọc Ánh, Thị Thu Hà|Thị Thu Hà, Kim Oanh|Kim Oanh, Thị Bích Phượng|Thị Bích Phượng, Thanh Thủy|Thanh Thủy',
    family: 'Nguyễn|Nguyễn, Trần|Trần, Lê|Lê, Phạm|Phạm, Võ|Võ, Đặng|Đặng, Bùi|Bùi, Đỗ|Đỗ',
    order: 'family-first',
  },
  {
    country: 'PH',
    share: 5,
    languages: ['tl', 'ceb'],
    male: 'Rodel, Jomar, Arnel, Danilo, Reynaldo, Nestor',
    female: 'Maricel, Rowena, Jocelyn, Analyn, Lourdes, Marivic, Cherry Ann, Rosalinda',
    family: 'Dimaculangan, Bautista, Villanueva, Pangilinan, Macaraeg, Salazar, Catacutan, Magsino',
    order: 'given-family',
  },
  {
    country: 'MY',
    share: 1,
    languages: ['yue', 'ms', 'zh'],
    male: 'Wai Keong|偉強, Chee Meng|志明, Kok Leong|國良',
    female: 'Mei Fong|美芳, Siew Lan|秀蘭, Yoke Ling|玉玲',
    family: 'Tan|陳, Wong|黃, Lim|林, Chong|張, Ng|吳',
    order: 'family-first',
    nativeJoin: '',
  },
]
