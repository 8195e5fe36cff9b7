import { onPaper } from './drawing-file'
import type { Hatch } from './hatches'

/** Red, green and blue from 0 to 255. */
export type Ink = [red: number, green: number, blue: number]

type Box = { x: number; y: number; width: number; height: number }

/** A part of a drawing, in its order; lengths in the drawing's pixels. */
export type Shape =
  | {
      kind: 'path'
      /** As in SVG. */
      d: string
      fill: Ink | null
      /** From 0 to 1. */
      opacity: number
      stroke: Ink | null
      strokeWidth: number
      /** Lengths of dashes and gaps; null: none. */
      dashes: number[] | null
      /** Lines that it is filled with, on `fill`, in this colour. */
      hatch: { of: Hatch; ink: Ink; box: Box } | null
    }
  | {
      kind: 'text'
      text: string
      x: number
      y: number
      size: number
      bold: boolean
      ink: Ink
      anchor: 'start' | 'middle' | 'end'
    }

/** A drawing that needs no page to be drawn again, as lines and words. */
export type Drawing = { width: number; height: number; shapes: Shape[] }

/** Reads a drawing of this room as it looks on paper. It must be in the page, where it may be out of sight. */
export function readDrawing(svg: SVGSVGElement): Drawing {
  const { width, height } = svg.getBoundingClientRect()
  return onPaper(svg, (_original, shown) => ({
    width,
    height,
    shapes: [...shown.querySelectorAll<SVGGraphicsElement>('path, rect, circle, line, text')].flatMap(shapeOf),
  }))
}

function shapeOf(element: SVGGraphicsElement): Shape[] {
  if (element.closest('defs, [data-unsaved]')) return []
  const look = getComputedStyle(element)
  if (element instanceof SVGTextElement) return textOf(element, look)
  const d = pathOf(element)
  const { fill, opacity, hatch } = fillingOf(element, look)
  const stroke = inkOf(look.stroke)
  if (d === '' || (fill === null && stroke === null)) return []
  const dashes = look.strokeDasharray === 'none' ? null : look.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat)
  return [{ kind: 'path', d, fill, opacity, stroke, strokeWidth: Number.parseFloat(look.strokeWidth), dashes, hatch }]
}

/** Where the words' base line lies below their middle, by which our drawings place them, in letter sizes. */
const BASELINE = 0.35

function textOf(element: SVGTextElement, look: CSSStyleDeclaration): Shape[] {
  const ink = inkOf(look.fill)
  const ground = inkOf(look.stroke)
  if (ink === null) {
    // An edge around words, so that they can be read on what is behind: a plain ground says the same.
    const { x, y, width, height } = element.getBBox()
    const d = `M${x - 2} ${y}H${x + width + 2}V${y + height}H${x - 2}Z`
    return ground === null
      ? []
      : [{ kind: 'path', d, fill: ground, opacity: 0.85, stroke: null, strokeWidth: 0, dashes: null, hatch: null }]
  }
  const size = Number.parseFloat(look.fontSize)
  const text = [...element.childNodes]
    .flatMap((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : []))
    .join('')
  const anchor = look.textAnchor === 'middle' || look.textAnchor === 'end' ? look.textAnchor : 'start'
  const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y') + BASELINE * size]
  return text === '' ? [] : [{ kind: 'text', text, x, y, size, bold: Number(look.fontWeight) >= 600, ink, anchor }]
}

function fillingOf(element: SVGGraphicsElement, look: CSSStyleDeclaration) {
  const opacity = Number.parseFloat(look.fillOpacity) * Number.parseFloat(look.opacity)
  const pattern = /^url\("?#([\w-]+)"?\)/.exec(look.fill)?.[1]
  if (pattern === undefined) return { fill: inkOf(look.fill), opacity, hatch: null }
  const [ground, lines] = ['rect', 'path'].map((part) => element.ownerSVGElement?.querySelector(`#${pattern} ${part}`))
  const ink = lines ? inkOf(getComputedStyle(lines).stroke) : null
  const { x, y, width, height } = element.getBBox()
  return {
    fill: ground ? inkOf(getComputedStyle(ground).fill) : null,
    opacity,
    hatch: ink === null ? null : { of: (element.dataset.hatch ?? 'plain') as Hatch, ink, box: { x, y, width, height } },
  }
}

function pathOf(element: SVGGraphicsElement): string {
  const [x, y] = [numberOf(element, 'x'), numberOf(element, 'y')]
  switch (element.localName) {
    case 'rect':
      return `M${x} ${y}h${numberOf(element, 'width')}v${numberOf(element, 'height')}h${-numberOf(element, 'width')}Z`
    case 'circle': {
      const [cx, cy, r] = [numberOf(element, 'cx'), numberOf(element, 'cy'), numberOf(element, 'r')]
      return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
    }
    case 'line':
      return `M${numberOf(element, 'x1')} ${numberOf(element, 'y1')}L${numberOf(element, 'x2')} ${numberOf(element, 'y2')}`
    default:
      return element.getAttribute('d') ?? ''
  }
}

const numberOf = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0)

function inkOf(color: string): Ink | null {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined || alpha === 0) return null
  return [red, green, blue]
}
