import type { LetterFacts, Letters } from './facts.ts'

function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const left = ({ daysToEnd }: LetterFacts) =>
  daysToEnd === 0 ? '協議於今天屆滿。' : `距今尚有${daysToEnd}天。`

const term = (facts: LetterFacts) =>
  `${facts.firm}與${facts.centre}的${facts.year}年度合作協議，由${day(facts.startsOn)}起生效，至${day(facts.endsOn)}止。${left(facts)}`

const termThatEnded = (facts: LetterFacts) =>
  `${facts.firm}與${facts.centre}的${facts.year}年度合作協議，由${day(facts.startsOn)}起生效，已於${day(facts.endsOn)}屆滿。`

function letter(facts: LetterFacts, subject: string, paragraphs: string[]) {
  const { answers, centre } = facts
  const answering = answers
    ? `如有任何查詢，歡迎聯絡${centre}的${answers.name}：${answers.email}`
    : `如有任何查詢，歡迎與${centre}聯絡。`
  const lines = [`${facts.addressee}：`, ...paragraphs, answering, `${centre}\n謹啟`]
  return { subject, lines: lines.join('\n\n').split('\n') }
}

export const chinese: Letters = {
  'renewal-opens': facts =>
    letter(facts, `${facts.year}年度合作協議：回顧與展望`, [
      term(facts),
      '我們希望在未來數星期內與 貴所會面，一同回顧這一年的合作，聽取 貴所認為未如理想之處，並了解來年希望作出的改變。',
      '下一步：會面後，我們會向 貴所提交下一期合作的建議。',
    ]),
  'renewal-proposal': facts =>
    letter(facts, `${facts.year}年度合作協議：商議續期`, [
      term(facts),
      '現在是商議下一期協議的時候。如 貴所認為現行條款合適，可按原有條款續期一年；如希望修改，請告知我們。',
      '下一步：得悉 貴所的意向後，我們會盡快送上新協議以供簽署。',
    ]),
  'renewal-reminder': facts =>
    letter(facts, `${facts.year}年度合作協議尚未續期`, [
      term(facts),
      '下一期的協議至今尚未簽署。如 貴所在續期方面有任何困難，請簡短告知，以便我們安排。',
      '下一步：雙方簽署後，合作即可無間斷地延續。如 貴所不擬續期，亦請告知我們。',
    ]),
  'renewal-last-days': facts =>
    letter(facts, `${facts.year}年度合作協議即將屆滿`, [
      term(facts),
      '目前尚未有接續的協議。',
      `下一步：協議屆滿後， 貴所律師將不能再使用我們的系統，直至簽署新協議為止。新協議如於${day(facts.graceEndsOn)}或之前開始，仍視作接續原有協議。`,
    ]),
  'grace-begun': facts =>
    letter(facts, `${facts.year}年度合作協議已屆滿`, [
      termThatEnded(facts),
      `在${day(facts.graceEndsOn)}或之前續期，合作紀錄仍視作沒有中斷。在簽署新協議之前， 貴所律師不能在系統中開啟有關事項，我們亦不會轉介新的事項。`,
      '下一步：我們會就進行中的事項與 貴所聯絡，確保當事人不會失去協助。',
    ]),
  'term-over': facts =>
    letter(facts, `${facts.year}年度合作協議未有續期`, [
      termThatEnded(facts),
      `可供續期的期限已於${day(facts.graceEndsOn)}結束。衷心感謝 貴所一直以來的付出。`,
      '下一步：我們會與 貴所商定如何處理仍在進行的事項。 貴所日後如欲重新合作，我們隨時歡迎，屆時將由新的建議書開始。',
    ]),
}
