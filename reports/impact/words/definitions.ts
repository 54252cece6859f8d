const change =
  'from the first score of the period to the last, over all referrals of the person, in one version of a measure.'

/** The figures of measures, which are no part of the catalogue. */
export const wellbeingDefinitions: Record<string, string> = {
  'wellbeing.two-scores':
    'Each person, once for each measure, with at least two scores in the period: those of whom a change is known.',
  'wellbeing.better': `Of the people with two scores, those whose score moved to the better ${change}`,
  'wellbeing.same': `Of the people with two scores, those whose score did not move ${change}`,
  'wellbeing.worse': `Of the people with two scores, those whose score moved to the worse ${change}`,
  'wellbeing.one-score':
    'Each person, once for each measure, with one score in the period. Nothing is said of their change.',
}

const closing = '個案的結束，自翌日起方為所知。'
/** What the definitions of steps have in common, in Traditional Chinese. */
export const stepsInChinese =
  '計算期內發生的步驟，其個案於當時已經開立，並在數字所指的時刻已作記錄而未經更正。'
const time = '已撤回的工時不計；經更正者按現時的記錄計算。'
const since = '其後有所更改者，按現時的記錄計算。'
const firm = '法律事務的律師行，以現時負責者為準。'
const agreement = '協議的簽署，自翌日起方為所知；提早終止的協議，只涵蓋其現有的日子。'
const moved = '由期內首次得分至最後一次，涵蓋該人的所有轉介，並以同一量表的同一版本計算。'

/** What each figure counts, in Traditional Chinese. To be read by a native reader. */
export const definitionsInChinese: Record<string, string> = {
  'people.reached': `期內任何一日有未結個案，或期內獲轉介服務的人，每人計算一次。${closing}`,
  'people.new': `首宗個案在期內開立的人，每人計算一次。${closing}`,
  'people.carried-over': `期內首日有未結個案、而該個案於期前開立的人，每人計算一次。${closing}`,
  'people.finished': `期內有個案結束，而期內最後一日完結時沒有未結個案的人，每人計算一次。${closing}`,
  'cases.carried-over': `於期前開立而期內首日未結的每宗個案。${closing}`,
  'cases.opened': `期內開立的每宗個案。${closing}`,
  'cases.closed': `期內結束的每宗個案。${closing}`,
  'cases.open-at-end': `期內最後一日完結時未結的每宗個案。${closing}`,
  'casework.forms': `連同文件交回的每份聲請表格。${stepsInChinese}`,
  'casework.interviews': `已進行的每次審核會面。${stepsInChinese}`,
  'casework.hearings': `在上訴委員會或法院進行的每次聆訊，包括只憑書面裁決的上訴。${stepsInChinese}`,
  'appeals.lodged': `向上訴委員會如期提出，或有人申請逾期提出的每宗上訴。${stepsInChinese}`,
  'appeals.in-time': `已提出的上訴（如期提出或申請逾期提出）之中，如期提出者。${stepsInChinese}`,
  'remedies.late-filing': `逾期提出上訴的每項申請。${stepsInChinese}`,
  'remedies.late-allowed': `經申請逾期後提出的每宗上訴。${stepsInChinese}`,
  'outcomes.grounds-substantiated': `獲決定確立的每宗個案的每項聲請理由，各計算一次；其後被另一決定推翻者亦計算在內。${stepsInChinese}`,
  'outcomes.protected': `聲請獲確立或上訴得直的每宗個案，各計算一次；其後被撤銷者亦計算在內。${stepsInChinese}`,
  'work.granted': `獲批的每項工作許可。${stepsInChinese}`,
  'work.renewed': `獲續期的每項工作許可。${stepsInChinese}`,
  'matters.opened': `期內開立的每宗法律事務，不論其後如何。${firm}`,
  'matters.taken-on': `期內律師行的利益衝突審查獲通過的每宗法律事務；審查結果自翌日起方為所知。${firm}`,
  'matters.under-way': `律師行已承接，而期內任何一日尚未結束的每宗法律事務；利益衝突審查的結果自翌日起方為所知。${firm}`,
  'matters.closed': `期內結束的每宗法律事務。${firm}`,
  'hours.pro-bono': `律師行的律師為法律事務付出的分鐘數，按工作日期計算，不論是否已經核實。${time}`,
  'hours.programme': `律師行的律師為計劃而非任何法律事務付出的分鐘數：培訓、諮詢、行政。${time}`,
  'lawyers.taking-part': `有法律事務工時記錄的律師行人員，每人計算一次。${time}`,
  'lawyers.ten-hours': `有法律事務工時記錄的律師行人員之中，期內在任何律師行付出十小時或以上者。此數並非佔律師行全體人員的比例，因沒有付出工時者不在記錄之內。${time}`,
  'money.received': '期內從律師行收到的款項，以各貨幣的最小單位計算，不論款項擬用於哪一年。',
  'gifts.in-kind': '律師行期內在款項及法律事務工時以外的每次捐助，不論有否申報價值。',
  'gifts.stated-value':
    '期內實物捐助本應所需的費用，只計入有申報者：以各貨幣的最小單位計算的名義價值，並非收到的款項。',
  'firms.partners': `已簽署的協議涵蓋期內任何一日的律師行，每間計算一次。${agreement}`,
  'firms.retained': `已簽署的協議涵蓋前一期任何一日的律師行之中，協議亦涵蓋本期任何一日者。${agreement}`,
  'people.met-a-service':
    '期內經轉介而與服務機構會面、開始或完成接受服務，或曾出席本中心團隊面談的人，每人計算一次。',
  'referrals.sent': '期內發出的每項轉介。',
  'referrals.reached-service': '期內發出的轉介之中，當事人其後已與服務機構會面者，以數字所指的時刻所知為準。',
  'referrals.fed-back':
    '期內發出的轉介之中，服務機構其後表示已與當事人會面或不接受者，以數字所指的時刻所知為準。',
  'referrals.waiting': '期內最後一日完結時在輪候名單上的每項轉介。',
  'sessions.attended': '期內當事人有出席（包括遲到）的每次團隊面談，按現時的出席記錄計算。',
  'information.sessions': `期內為當事人舉行的每次簡介會及培訓。${since}`,
  'information.attendances': `有檔案的當事人每次出席上述簡介會或培訓；出席兩次者計算兩次。${since}`,
  'information.others': `上述簡介會或培訓中點算所得、沒有檔案的成人及兒童，每次出席均計算。${since}`,
  'trainings.held': `期內本中心為律師舉辦的每次培訓。${since}`,
  'trainings.minutes': `上述培訓的分鐘數，不論出席者多少。${since}`,
  'trainings.attendances': `每人每次出席上述培訓；出席兩次者計算兩次。${since}`,
  'requests.received': '期內經公開表格收到的每項求助，濫發者不計；兩項求助可來自同一人。',
  'requests.taken-up': '期內收到的求助之中，其後獲跟進者。',
  'wellbeing.two-scores': '期內在每個量表最少得分兩次的人，每個量表每人計算一次：即變化為所知者。',
  'wellbeing.better': `得分兩次的人之中，得分好轉者；${moved}`,
  'wellbeing.same': `得分兩次的人之中，得分不變者；${moved}`,
  'wellbeing.worse': `得分兩次的人之中，得分轉差者；${moved}`,
  'wellbeing.one-score': '期內在每個量表只得分一次的人，每個量表每人計算一次。其變化如何，不作任何表述。',
}
