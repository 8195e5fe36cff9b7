import { intervalScale } from './interval-scale'

/** A line from 0 on which counts or lengths of time are written. */
export type CountScale = { most: number; ticks: number[]; place(value: number): number }

/**
 * A scale from 0 that holds all these values: where bars are drawn, or lines held against each other, nothing may begin elsewhere. Only whole
 * numbers are written on it.
 * @param length in pixels
 */
export function countScale(values: readonly number[], length: number, mostTicks = 6): CountScale {
  const { high, ticks, place } = intervalScale([1, ...values.filter((value) => value > 0)], length, mostTicks)
  return { most: high, ticks: ticks.filter(Number.isInteger), place }
}
