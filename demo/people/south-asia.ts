import type { Origin } from './origin.ts'

export const southAsia: Origin[] = [
  {
    country: 'PK',
    share: 18,
    languages: ['ur', 'pa', 'ps'],
    male: 'Imran|عمران, Bilal|بلال, Usman|عثمان, Tariq|طارق, Kashif|کاشف, Naveed|نوید, Waqas|وقاص, Shahid|شاہد, Faisal|فیصل, Adeel|عدیل, Zeeshan|ذیشان, Rashid|راشد',
    female:
      'Ayesha|عائشہ, Fatima|فاطمہ, Sadia|سعدیہ, Nadia|نادیہ, Rubina|روبینہ, Saima|صائمہ, Farah|فرح, Hina|حنا, Amna|آمنہ, Shazia|شازیہ, Kiran|کرن, Zainab|زینب',
    family:
      'Qureshi|قریشی, Malik|ملک, Chaudhry|چوہدری, Bhatti|بھٹی, Ansari|انصاری, Mirza|مرزا, Gill|گل, Abbasi|عباسی, Rehman|رحمان, Khokhar|کھوکھر, Masih|مسیح, Awan|اعوان',
    order: 'given-family',
  },
  {
    country: 'BD',
    share: 7,
    languages: ['bn'],
    male: 'Md Rafiqul|মোঃ রফিকুল, Md Jahangir|মোঃ জাহাঙ্গীর, Shafiq|শফিক, Anwar|আনোয়ার, Kamal|কামাল, Monir|মনির, Habib|হাবিব, Selim|সেলিম',
    female:
      'Nasrin|নাসরিন, Shirin|শিরিন, Ruma|রুমা, Taslima|তাসলিমা, Parvin|পারভীন, Sultana|সুলতানা, Moushumi|মৌসুমী, Rokeya|রোকেয়া',
    family:
      'Islam|ইসলাম, Hossain|হোসেন, Uddin|উদ্দিন, Sarker|সরকার, Talukdar|তালুকদার, Bhuiyan|ভূঁইয়া, Chowdhury|চৌধুরী, Mondal|মন্ডল',
    order: 'given-family',
  },
  {
    country: 'IN',
    share: 7,
    languages: ['pa', 'hi', 'ta'],
    male: 'Gurpreet|ਗੁਰਪ੍ਰੀਤ, Harjit|ਹਰਜੀਤ, Balwinder|ਬਲਵਿੰਦਰ, Sukhdev|ਸੁਖਦੇਵ, Jaspal|ਜਸਪਾਲ, Amrik|ਅਮਰੀਕ, Kuldeep|ਕੁਲਦੀਪ, Manjit|ਮਨਜੀਤ',
    female:
      'Simran|ਸਿਮਰਨ, Jaswinder|ਜਸਵਿੰਦਰ, Paramjit|ਪਰਮਜੀਤ, Navdeep|ਨਵਦੀਪ, Rajwant|ਰਾਜਵੰਤ, Amandeep|ਅਮਨਦੀਪ, Kirandeep|ਕਿਰਨਦੀਪ, Baljit|ਬਲਜੀਤ',
    family:
      'Singh Sandhu|ਸਿੰਘ ਸੰਧੂ, Singh Dhillon|ਸਿੰਘ ਢਿੱਲੋਂ, Singh Gill|ਸਿੰਘ ਗਿੱਲ, Sidhu|ਸਿੱਧੂ, Grewal|ਗਰੇਵਾਲ, Kumar|ਕੁਮਾਰ, Bains|ਬੈਂਸ, Sohal|ਸੋਹਲ',
    order: 'given-family',
  },
  {
    country: 'LK',
    share: 7,
    languages: ['ta', 'si'],
    male: 'Kandiah|கந்தையா, Sivakumar|சிவகுமார், Ravindran|ரவீந்திரன், Yogarajah|யோகராஜா, Suthakaran|சுதாகரன், Nimalan|நிமலன், Pradeepan|பிரதீபன், Kugan|குகன்',
    female:
      'Vasanthi|வசந்தி, Thushara|துஷாரா, Sutharsini|சுதர்சினி, Malathy|மாலதி, Kalaivani|கலைவாணி, Yalini|யாழினி, Nirmala|நிர்மலா, Dharshini|தர்சினி',
    family:
      'Selvarajah|செல்வராஜா, Thambirajah|தம்பிராஜா, Nadarajah|நடராஜா, Sivapalan|சிவபாலன், Kanagaratnam|கனகரத்தினம், Rasiah|இராசையா, Ponnuthurai|பொன்னுத்துரை, Velupillai|வேலுப்பிள்ளை',
    order: 'father',
  },
  {
    country: 'NP',
    share: 4,
    languages: ['ne'],
    male: 'Bikram|विक्रम, Suresh|सुरेश, Dipendra|दिपेन्द्र, Kiran|किरण, Rajan|राजन, Prakash|प्रकाश',
    female: 'Sunita|सुनिता, Maya|माया, Sabina|सबिना, Gita|गीता, Laxmi|लक्ष्मी, Anjana|अञ्जना',
    family: 'Gurung|गुरुङ, Tamang|तामाङ, Rai|राई, Limbu|लिम्बु, Thapa|थापा, Magar|मगर, Shrestha|श्रेष्ठ',
    order: 'given-family',
  },
]
