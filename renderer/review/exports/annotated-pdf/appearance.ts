import type { PDFContext, PDFRef } from 'pdf-lib'
import type { PaperColor, PaperColors } from '../../../kit/theme/paper'
import { cornersOf, type PdfBox } from './page-space'

/** Width of lines in points, as the desk draws them. */
const LINE = 1.5

/** What an annotation looks like, drawn once so that every reader shows the same. */
export type Appearance = { stream: PDFRef; box: PdfBox }

/** Words on a coloured ground, through which the page stays readable. */
export function drawHighlight(context: PDFContext, boxes: readonly PdfBox[], box: PdfBox, colors: PaperColors): Appearance {
  const fills = boxes.map(({ x, y, width, height }) => `${numbers(x, y, width, height)} re`)
  const state = { CA: colors.opacity, ca: colors.opacity, BM: 'Multiply' }
  return draw(context, box, `${numbers(...colors.mark)} rg ${fills.join(' ')} f`, state)
}

/** A line beneath the words, dotted for a comment. */
export function drawUnderline(
  context: PDFContext,
  boxes: readonly PdfBox[],
  box: PdfBox,
  { ink }: PaperColors,
  { rotation, isDotted }: { rotation: number; isDotted: boolean },
): Appearance {
  const lines = boxes.map((each) => {
    const [upperLeft, , lowerLeft, lowerRight] = cornersOf(each, rotation)
    // Half its width inside of the words' rectangle: what lies outside of the annotation's own is cut off.
    const inward = (from: number, to: number) => (to === from ? 0 : (Math.sign(to - from) * LINE) / 2)
    const [x, y] = [inward(lowerLeft[0], upperLeft[0]), inward(lowerLeft[1], upperLeft[1])]
    return `${numbers(lowerLeft[0] + x, lowerLeft[1] + y)} m ${numbers(lowerRight[0] + x, lowerRight[1] + y)} l S`
  })
  const dash = isDotted ? `[0 ${numbers(LINE * 2)}] 0 d 1 J ` : ''
  return draw(context, box, `${numbers(...ink)} RG ${numbers(LINE)} w ${dash}${lines.join(' ')}`, {})
}

/** A frame, lightly tinted. */
export function drawArea(context: PDFContext, box: PdfBox, { ink, mark, opacity }: PaperColors): Appearance {
  const inset = numbers(box.x + LINE / 2, box.y + LINE / 2, Math.max(0, box.width - LINE), Math.max(0, box.height - LINE))
  const content = `q /Tint gs ${numbers(...mark)} rg ${inset} re f Q ${numbers(...ink)} RG ${numbers(LINE)} w ${inset} re S`
  return draw(context, box, content, {}, { ca: opacity * 0.3, BM: 'Multiply' })
}

/** The sign of a note or a pin: a drop whose tip is the middle of the lower edge. */
export function drawSign(context: PDFContext, box: PdfBox, { ink }: PaperColors): Appearance {
  const { width: w, height: h } = box
  const [middle, round] = [w / 2, h * 0.62]
  const radius = h * 0.36
  const k = radius * 0.5523
  const path = [
    `${numbers(middle, 0.5)} m`,
    `${numbers(middle - radius * 0.35, round - radius * 1.35, middle - radius, round - radius * 0.6, middle - radius, round)} c`,
    `${numbers(middle - radius, round + k, middle - k, round + radius, middle, round + radius)} c`,
    `${numbers(middle + k, round + radius, middle + radius, round + k, middle + radius, round)} c`,
    `${numbers(middle + radius, round - radius * 0.6, middle + radius * 0.35, round - radius * 1.35, middle, 0.5)} c`,
  ].join(' ')
  const eye = radius * 0.42
  const dot = `${numbers(middle - eye / 2, round - eye / 2, eye, eye)} re`
  const content = `${numbers(...ink)} rg 1 G 0.8 w ${path} b 1 g ${dot} f`
  const own = { x: 0, y: 0, width: w, height: h }
  return { stream: draw(context, own, content, {}).stream, box }
}

/** A colour as an annotation's dictionary has it. */
export function colorEntry(color: PaperColor): number[] {
  return color.map((part) => Number(part.toFixed(4)))
}

type GraphicsState = { CA?: number; ca?: number; BM?: string }

function draw(context: PDFContext, box: PdfBox, content: string, state: GraphicsState, tint?: GraphicsState): Appearance {
  const states: Record<string, GraphicsState> = {
    ...(Object.keys(state).length > 0 ? { All: state } : {}),
    ...(tint ? { Tint: tint } : {}),
  }
  const stream = context.flateStream(`${'All' in states ? '/All gs ' : ''}${content}`, {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [box.x, box.y, box.x + box.width, box.y + box.height],
    Resources: Object.keys(states).length > 0 ? { ExtGState: states } : {},
  })
  return { stream: context.register(stream), box }
}

function numbers(...values: number[]): string {
  return values.map((value) => String(Number(value.toFixed(3)))).join(' ')
}
