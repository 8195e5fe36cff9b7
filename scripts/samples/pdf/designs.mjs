const INK = '#1C2430'
const MUTED = '#5B6472'
const LINE = '#D9D3C7'

const A4 = [595.28, 841.89]
const SLIDE = [960, 540]

/**
 * How each kind of document looks. Sizes are points. `face` names a family of fonts.mjs; `accent` is the document's one colour, which
 * a source may replace by its own (`accent:` in its front matter).
 */
export const DESIGNS = {
  /** A long report with a cover and a contents page, set in serif. */
  report: {
    page: A4,
    margins: { top: 92, bottom: 84, left: 92, right: 92 },
    face: 'serif',
    headingFace: 'serif-bold',
    size: 10.8,
    lineGap: 4,
    headings: [19, 13, 11],
    paragraphGap: 8,
    ink: INK,
    muted: MUTED,
    line: LINE,
    accent: '#8A5F17',
    tint: '#F6F1E6',
    cover: true,
    footer: true,
    /** Numbered sections begin on a page of their own; appendices follow each other. */
    breakBefore: /^\d|^Appendix A/,
  },
  /** A two-to-six page briefing for people without time: sans, a coloured band, wide boxes. */
  brief: {
    page: A4,
    margins: { top: 76, bottom: 70, left: 64, right: 64 },
    face: 'sans',
    headingFace: 'sans-bold',
    size: 9.6,
    lineGap: 3.6,
    headings: [14, 11, 10],
    paragraphGap: 7,
    ink: INK,
    muted: MUTED,
    line: '#CBD3DB',
    accent: '#1F5B7A',
    tint: '#EDF3F7',
    band: true,
    footer: true,
  },
  /** A reflective journal: narrow column, dates as headings. */
  journal: {
    page: [498.9, 708.66],
    margins: { top: 70, bottom: 64, left: 84, right: 58 },
    face: 'serif',
    headingFace: 'serif-bold',
    size: 10.6,
    lineGap: 4.6,
    headings: [16, 11.5, 10.5],
    paragraphGap: 8,
    ink: '#22282F',
    muted: '#6A6F78',
    line: '#DED7C9',
    accent: '#2F6B57',
    tint: '#EFF4F0',
    spine: true,
    footer: true,
  },
  /** A plan or hand-out for a session: sans, ruled headings, room for tables. */
  handout: {
    page: A4,
    margins: { top: 72, bottom: 64, left: 70, right: 70 },
    face: 'sans',
    headingFace: 'sans-bold',
    size: 9.8,
    lineGap: 3.8,
    headings: [17, 11.5, 10],
    paragraphGap: 7,
    ink: INK,
    muted: MUTED,
    line: '#D8D2DC',
    accent: '#6A3F75',
    tint: '#F5EFF7',
    ruledHeadings: true,
    footer: true,
  },
  /** Wide tables, on pages lying on their side. */
  tables: {
    page: [841.89, 595.28],
    margins: { top: 58, bottom: 52, left: 62, right: 62 },
    face: 'sans',
    headingFace: 'sans-bold',
    size: 9.6,
    lineGap: 3.4,
    headings: [16, 11.5, 10],
    paragraphGap: 7,
    ink: INK,
    muted: MUTED,
    line: '#D3D8DE',
    accent: '#3F5C93',
    tint: '#EEF2F8',
    breakBefore: /^[2-9]/,
    footer: true,
  },
  /** Slides for the back row. */
  slides: {
    page: SLIDE,
    margins: { top: 56, bottom: 52, left: 72, right: 72 },
    face: 'sans',
    headingFace: 'sans-bold',
    size: 24,
    lineGap: 8,
    headings: [36, 27, 24],
    paragraphGap: 16,
    small: 17,
    ink: INK,
    muted: MUTED,
    line: '#D5D9DE',
    accent: '#0E6B6B',
    tint: '#E9F3F2',
  },
  /** Pictures of paper, one to a page, without any text behind them. */
  scan: { page: A4, margins: { top: 0, bottom: 0, left: 0, right: 0 }, face: 'sans' },
}

/** The design that a source's front matter asks for. */
export function designFor({ design, accent }) {
  const found = DESIGNS[design]
  if (!found) throw new Error(`there is no document design "${design}"`)
  return { ...found, ...(accent && { accent }) }
}
