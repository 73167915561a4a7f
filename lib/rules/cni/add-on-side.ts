import type { AddOn, AddOnRange } from '../../cni/add-on';
import { rangeSide } from '../range-side';
import type { Side } from '../rule';

/** A range of an add-on, by the name of its setting. */
export const addOnRangeSide = (range: AddOnRange): Side => ({
  ...rangeSide(range),
  label: range.label,
});

/** The object that shows the add-on. */
export const addOnSide = ({ at, name }: AddOn): Side => ({
  at,
  value: name,
  label: 'network add-on',
});
