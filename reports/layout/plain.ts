/**
 * Text fit for the page: composed letters, single spaces, and nothing invisible. Characters that turn the direction
 * of writing would let a name show other words than it holds, so they never reach the layout. The mark that keeps two
 * Arabic letters apart stays, since Persian is spelled with it.
 */
export function plain(text: string): string {
  return asItIs.test(text) ? text : cleaned(text)
}

// Most texts are words with single spaces between them, of letters about which there is nothing to ask.
const asItIs = /^[!-~\u00a1-\u00ac\u00ae-\u024f]+(?: [!-~\u00a1-\u00ac\u00ae-\u024f]+)*$/

function cleaned(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/(?<!\p{sc=Arabic}\p{M}*)\u200c|\u200c(?!\p{sc=Arabic})/gu, '')
    .replace(/(?!\u200c)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/\p{sc=Latin}\p{M}+/gu, letter => letter.normalize('NFC'))
    .replace(/\p{sc=Arabic}[\u0653-\u0655]/gu, letter => letter.normalize('NFC'))
    .replace(/ {2,}/g, ' ')
    .trim()
}
