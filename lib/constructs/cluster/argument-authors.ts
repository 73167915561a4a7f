import type { Path } from '../../diag/path';
import { isObject, type Json } from '../../model/document';
import type { ComponentArg } from './component-props';

/** Gives one part of a document to the prop that it comes from. */
export type Wrote<T> = (path: Path, property: string) => T;

/** The arguments of one component: those that the user gave, behind those that other props imply. */
export interface ArgumentProps<T> {
  readonly path: Path;
  /** The prop that holds the list. */
  readonly property: string;
  readonly given: readonly ComponentArg[] | undefined;
  readonly wrote: Wrote<T>;
  readonly impliedBy: (name: string, path: Path) => T | undefined;
}

/** Every argument, a list in v1beta4 and a map in v1beta3, with the place in the user's own list. */
export function argumentAuthors<T>(args: Json | undefined, props: ArgumentProps<T>): T[] {
  if (Array.isArray(args)) return ofList(args, props);
  return isObject(args) ? ofMap(Object.keys(args), props) : [];
}

function ofList<T>(args: readonly Json[], props: ArgumentProps<T>): T[] {
  const { path, property, given = [], wrote } = props;
  const impliedCount = args.length - given.length;
  return args.flatMap((arg, index): T[] => {
    const at = index - impliedCount;
    if (at >= 0) return [wrote([...path, index], `${property}[${at}]`)];
    const implied = props.impliedBy(nameOf(arg), [...path, index, 'value']);
    return implied === undefined ? [] : [implied];
  });
}

const nameOf = (arg: Json): string => (isObject(arg) ? String(arg.name) : '');

/** Of several arguments with one name a map keeps the last. */
function ofMap<T>(names: readonly string[], props: ArgumentProps<T>): T[] {
  const { path, property, given = [], wrote } = props;
  return names.flatMap((name): T[] => {
    const at = given.findLastIndex((arg) => arg.name === name);
    if (at >= 0) return [wrote([...path, name], `${property}[${at}].value`)];
    const implied = props.impliedBy(name, [...path, name]);
    return implied === undefined ? [] : [implied];
  });
}
