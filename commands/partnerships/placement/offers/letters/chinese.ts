import type { MatterKind } from '../../../../../models/Matter.ts'
import { localTime } from '../clock.ts'
import type { OfferFacts, OfferLetters } from './facts.ts'

const kinds: Record<MatterKind, string> = {
  'claim-form': '聲請表格',
  interview: '審核會面',
  appeal: '上訴',
  'judicial-review': '司法覆核',
  'subsequent-claim': '再次聲請',
  'work-permission': '工作許可',
  research: '研究',
  'centre-work': '為本中心所做的工作',
}

const letter = (facts: OfferFacts, subject: string, [opening, ...closing]: [string, ...string[]]) => ({
  subject: `${subject}：${facts.reference}`,
  lines: ['各位同工：', '', opening, '', ...describe(facts), ...closing],
})

const describe = ({ reference, kind, neededUntil }: OfferFacts) => [
  `  個案編號：${reference}`,
  `  工作類別：${kinds[kind]}`,
  `  需要協助至：${neededUntil ?? '未定日期'}`,
  '',
]

const answering = ({ answerBy, link }: OfferFacts) => [
  `請於${localTime(answerBy)}前回覆。逾時將轉詢下一間律師行。`,
  '',
  '請登入系統查閱利益衝突審查所需的資料，或經以下連結回覆接受、不接受或有利益衝突：',
  '',
  link,
  '',
  '此連結只可使用一次。',
]

export const chinese: OfferLetters = {
  offer: facts =>
    letter(facts, '邀請 貴所承接法律事務', [
      '本中心謹此查詢 貴所會否承接以下法律事務：',
      ...answering(facts),
    ]),
  'offer-nudge': facts =>
    letter(facts, '謹候 貴所回覆', ['以下法律事務的回覆期限已過半：', ...answering(facts)]),
  'conflict-nudge': facts =>
    letter(facts, '謹候利益衝突審查結果', [
      '以下法律事務的利益衝突審查期限已過半：',
      `請於${localTime(facts.answerBy)}前登入系統並回覆。`,
    ]),
  'conflict-recheck': facts =>
    letter(facts, '請再次進行利益衝突審查', [
      '此法律事務新增了須由 貴所審查的資料。在 貴所再次完成審查之前，任何律師均不能查閱此法律事務：',
      `請於${localTime(facts.answerBy)}前登入系統，查閱審查名單並回覆。`,
    ]),
}
