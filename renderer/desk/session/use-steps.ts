import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { type DeskRecord, type DeskStore, useStore } from '../../store'
import { DESK_KEYS } from '../desk-keys'
import { canEdit } from '../work-status'
import type { OpenedDesk } from './use-opened-desk'

type Neighbours = DeskRecord['neighbours']

/** Steps that were asked for and haven't arrived yet. Each further press goes on from where they lead, not from what is still shown. */
type Walk = {
  fromId: string
  /** What stands around the one that it began at; null where that wasn't open yet. */
  around: Neighbours | null
  /** So many places further on, or back where negative. */
  places: number
  /** Where that leads; null until it was looked up. */
  targetId: string | null
}

export type Steps = {
  /** What stands around the open submission in the list that one is working through; null while none is open. */
  around: Neighbours | null
  /** Where one goes on after this one; null where nothing is left, or where it was opened after it had been sent. */
  nextId: string | null
  /** Something else was asked for than what is shown: what is pressed now is meant for that. */
  isLeaving: boolean
  step(direction: 1 | -1): void
}

/** The ways from one submission to those around it. Presses are counted: however fast they come, none is lost. */
export function useSteps(allocationId: string, opened: OpenedDesk): Steps {
  const { desk } = useStore()
  const t = useTexts('desk')
  const [, navigate] = useLocation()
  const record = opened.state === 'open' ? opened.record : null
  const isThere = record?.allocation.id === allocationId

  // Once it is sent it stands in another list; one goes on in the one that it was taken from.
  const [taken, setTaken] = useState<{ id: string; neighbours: Neighbours } | null>(null)
  if (record && canEdit(record.status) && taken?.neighbours !== record.neighbours) {
    setTaken({ id: record.allocation.id, neighbours: record.neighbours })
  }
  const kept = taken !== null && taken.id === record?.allocation.id ? taken.neighbours : null
  const around = kept ?? record?.neighbours ?? null

  const [walk, setWalk] = useState<Walk | null>(null)
  if (walk && walk.targetId !== null && isThere) setWalk(null)
  useEffect(() => {
    if (walk === null || walk.targetId !== null) return
    let isCurrent = true
    const arrive = (targetId: string | null) => {
      if (!isCurrent) return
      if (targetId !== null) navigate(`/desk/${targetId}`)
      setWalk(targetId === null ? null : { ...walk, targetId })
    }
    lookUp(desk, walk).then(arrive, () => arrive(null))
    return () => {
      isCurrent = false
    }
  }, [desk, walk, navigate])

  const step = (direction: 1 | -1) => {
    const begun = walk ?? { fromId: allocationId, around: isThere ? around : null, places: 0, targetId: null }
    const next = withStep(begun, direction)
    if (next === begun) return
    if (next.targetId !== null) navigate(`/desk/${next.targetId}`)
    setWalk(next)
  }
  useShortcuts(bindKeys(DESK_KEYS, t, { 'desk.submission.next': () => step(1), 'desk.submission.previous': () => step(-1) }))
  const isLeaving = walk !== null || (opened.state === 'open' && opened.isLeaving)
  return { around, nextId: kept?.nextId ?? kept?.previousId ?? null, isLeaving, step }
}

/** The same walk where its list has ended. */
function withStep(walk: Walk, direction: 1 | -1): Walk {
  const { around, fromId } = walk
  const places = walk.places + direction
  if (around === null) return { ...walk, places, targetId: null }
  const { position, total, nextId, previousId } = around
  const isBeyond = places > 0 ? nextId === null || position + places > total : previousId === null || position + places < 1
  if (places !== 0 && isBeyond) return walk
  const targetId = places === 0 ? fromId : places === 1 ? nextId : places === -1 ? previousId : null
  return { ...walk, places, targetId }
}

/** Counted from the one beside it, which is still in that list where the one in between has been sent. */
function lookUp(desk: DeskStore, { fromId, around, places }: Walk): Promise<string | null> {
  const beside = places > 0 ? around?.nextId : around?.previousId
  return beside ? desk.neighbour(beside, places > 0 ? places - 1 : places + 1) : desk.neighbour(fromId, places)
}
