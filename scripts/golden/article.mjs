/**
 * What the golden documents say, and how a candidate revised it. `mark` names the passages that were marked in the first copy; what must
 * become of each in the revised one is told in `tests/golden/passages.json`.
 *
 * @typedef {{ title: string, sections: { heading: string, paragraphs: string[] }[] }} Article
 */

const OFFICE = 'The office took a first, efficient look at its workflow and filed the findings that did not fit.'
const NURSES =
  'Nine of the eleven nurses we spoke to read the weekly table from right to left. They looked for the clinic that had fallen behind, ' +
  'and only then for the rate. We therefore dropped the map and ranked clinics by doses below plan, so the first row is always the first ' +
  'phone call of the day.'
const AXIS =
  'The first prototype used a dual axis. Two clinic managers concluded that supply caused demand, which the data cannot show. We split ' +
  'the figure into two aligned panels and wrote the limitation into the caption.'
const TRIAL =
  'After two weeks the median call-back time fell from three days to one. With so few clinics we report the range rather than a test. ' +
  'Nobody was told which clinics would be compared.'
const LIMITS =
  'The plan assumes that every clinic has a telephone. A clinic that reports late looks better than it is. We mark late reports with a ' +
  'hollow bar and say so in the caption.'
const FILLER =
  'Every bar starts at zero, and every figure names its source. Where a number was estimated, the estimate stands beside it with its range. ' +
  'The colours were chosen with readers who see few of them.'

/** @type {Article} */
export const FIRST = {
  title: 'From interviews to a chart people act on',
  sections: [
    { heading: 'What we heard', paragraphs: [OFFICE, NURSES, FILLER] },
    { heading: 'What we changed', paragraphs: [AXIS, FILLER.replace('Every bar', 'Each bar')] },
    { heading: 'What came of it', paragraphs: [TRIAL, LIMITS] },
  ],
}

/** @type {Article} */
export const REVISED = {
  title: 'From interviews to a chart people act on',
  sections: [
    {
      heading: 'Why this was revised',
      paragraphs: [
        'This copy answers what the assessors asked for. It says where the data come from and what became of the map.',
      ],
    },
    {
      heading: 'What came of it',
      paragraphs: [TRIAL.replace('fell from three days to one', 'went from three days down to one')],
    },
    {
      heading: 'What we heard',
      paragraphs: [OFFICE, NURSES, FILLER],
    },
    {
      heading: 'What we changed',
      paragraphs: [
        AXIS.replace(' Two clinic managers concluded that supply caused demand, which the data cannot show.', ''),
        FILLER.replace('Every bar', 'Each bar'),
        `${LIMITS} A reader put it like this: they looked for the clinic that had fallen behind, and only then for the rate. It was the second time we heard it.`,
      ],
    },
  ],
}

/** The article as HTML, for those that make a document of it. @param {Article} article @param {string} style */
export function toHtml(article, style = '') {
  const sections = article.sections.map(
    ({ heading, paragraphs }) => `<h2>${heading}</h2>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${article.title}</title><style>${style}</style><body><h1>${article.title}</h1>\n${sections.join('\n')}\n</body></html>\n`
}

/** @param {Article} article */
export function toMarkdown(article) {
  const sections = article.sections.map(({ heading, paragraphs }) => `## ${heading}\n\n${paragraphs.join('\n\n')}`)
  return `# ${article.title}\n\n${sections.join('\n\n')}\n`
}

/** A program that says the same in its comments. @param {Article} article */
export function toCode(article) {
  const wrap = (/** @type {string} */ text) =>
    text
      .replace(/(.{40,72}) /g, '$1\n')
      .split('\n')
      .map((line) => `# ${line}`)
      .join('\n')
  const functions = article.sections.map(
    ({ heading, paragraphs }, at) =>
      `${paragraphs.map(wrap).join('\n#\n')}\ndef ${heading.toLowerCase().replaceAll(' ', '_')}(rows):\n    return [row for row in rows if row.plan - row.doses > ${at}]\n`,
  )
  return `"""${article.title}."""\nimport csv\n\n\n${functions.join('\n\n')}`
}

const ARABIC = [
  'قرأت تسع من إحدى عشرة ممرضة الجدول الأسبوعي من اليمين إلى اليسار.',
  'بحثن أولا عن العيادة التي تأخرت، وبعد ذلك فقط عن المعدل.',
  'لذلك رتبنا العيادات حسب الجرعات التي تنقص عن الخطة.',
]
const HEBREW = [
  'תשע מתוך אחת עשרה האחיות קראו את הטבלה השבועית מימין לשמאל.',
  'הן חיפשו תחילה את המרפאה שפיגרה, ורק אחר כך את השיעור.',
  'לכן דירגנו את המרפאות לפי מנות שחסרות מול התוכנית.',
]

/** @param {boolean} isRevised */
export function rightToLeftHtml(isRevised) {
  const put = isRevised ? '<p>أضيفت هذه الفقرة قبل غيرها.</p>' : ''
  const arabic = isRevised ? [ARABIC[0], ARABIC[2], ARABIC[1]] : ARABIC
  return `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>body{font:18px/1.8 Amiri,'DejaVu Sans'}[lang=he]{font-family:'Ezra SIL SR','DejaVu Sans'}</style>
<body>${put}<p>${arabic.join(' ')}</p><p lang="he">${HEBREW.join(' ')}</p></body></html>`
}
