import { type Drawing, readDrawing } from '../../charts'

export const CHARTS = ['scatter', 'stages', 'flow', 'ageing'] as const
export type ChartName = (typeof CHARTS)[number]

/** A chart as a report has it. */
export type ReadChart = {
  title: string
  /** What it shows, in a sentence; empty where there is nothing to show. */
  about: string
  /** Null where there is nothing to draw, and words instead. */
  drawing: Drawing | null
  /** What stands below it. */
  notes: string[]
}

/** Reads the charts that are drawn in a place. */
export function readCharts(place: HTMLElement): Record<ChartName, ReadChart> {
  const read = (name: ChartName): ReadChart => {
    const chart = place.querySelector(`[data-chart="${name}"]`)
    const drawing = chart?.querySelector<SVGSVGElement>('[data-drawing] svg')
    return {
      title: chart?.querySelector('h2')?.textContent ?? '',
      about: chart?.querySelector('[data-about]')?.textContent ?? '',
      drawing: drawing ? readDrawing(drawing) : null,
      notes: [...(chart?.querySelectorAll('[data-drawing] > p:not([aria-hidden])') ?? [])].map((note) => note.textContent ?? ''),
    }
  }
  return { scatter: read('scatter'), stages: read('stages'), flow: read('flow'), ageing: read('ageing') }
}
