/**
 * Why the same words are to be expected: of the task or rubric itself, in many submissions, marked as a quotation, or a licence. `telling`
 * where nothing of this is seen.
 */
export type PassageKind = 'telling' | 'given' | 'common' | 'quotation' | 'licence'

/** From this share of its words on, a passage is what most of it is. */
const MOSTLY = 0.6
/** So many others, and at least this share of all that were searched, make words common. */
const COMMON_LEAST = 4
const COMMON_SHARE = 0.25

const QUOTATION =
  /“[^“”]{20,2000}”|„[^„“”]{20,2000}[“”]|«[^«»]{20,2000}»|»[^«»]{20,2000}«|「[^「」]{10,1000}」|(?<![\p{L}\p{N}])"(?=\S)[^"\n]{20,1000}(?<=\S)"|(?:^[ \t]*>[^\n]*\n?)+/gmu
const LICENCE =
  /SPDX-License-Identifier|Permission is hereby granted,? free of charge|Licensed under the Apache License|GNU (?:Lesser |Affero )?General Public License|Redistribution and use in source and binary forms|THE SOFTWARE IS PROVIDED|WITHOUT WARRANT(?:Y|IES) OF ANY KIND|Creative Commons (?:Attribution|Zero|CC)/i

type Facts = {
  /** Share of its words that the task or the rubric has too. */
  givenShare: number
  /** How many other submissions have its words, on average. */
  seenIn: number
  /** How many were searched. */
  searched: number
  /** Share of its words that stand in quotation marks where the candidate wrote them. */
  quotedShare: number
  text: string
}

/** What a passage is, first reason first. Nothing is taken out for it: who reads it decides. */
export function kindOf({ givenShare, seenIn, searched, quotedShare, text }: Facts): PassageKind {
  if (givenShare >= MOSTLY) return 'given'
  if (LICENCE.test(text.replace(/\s+/g, ' '))) return 'licence'
  if (quotedShare >= MOSTLY) return 'quotation'
  if (seenIn >= COMMON_LEAST && seenIn >= searched * COMMON_SHARE) return 'common'
  return 'telling'
}

/** Where a text stands in quotation marks, or in lines that begin with `>`. */
export function quotationsIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(QUOTATION)].map(({ 0: quotation, index }) => ({ start: index, end: index + quotation.length }))
}
