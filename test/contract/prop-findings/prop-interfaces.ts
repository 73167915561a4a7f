import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** One prop as it is declared, with what its comment says. */
export interface DeclaredProp {
  /** The interface that declares it, and its name: `ServicePort.nodePort`. */
  readonly id: string;
  readonly type: ts.TypeNode;
  readonly comment: string;
  readonly isOptional: boolean;
}

const FOLDER = 'lib/constructs';
const INTERFACES = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => interfacesIn(join(FOLDER, file)))
    .map((declared) => [declared.name.text, declared]),
);

function interfacesIn(file: string): ts.InterfaceDeclaration[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isInterfaceDeclaration);
}

/** The props of an interface and of those that it extends, by name; undefined for other types. */
export function propsOf(name: string): ReadonlyMap<string, DeclaredProp> | undefined {
  const declared = INTERFACES.get(name);
  if (!declared) return undefined;
  const parents = (declared.heritageClauses ?? []).flatMap(({ types }) => [...types]);
  return new Map([
    ...parents.flatMap(({ expression }) => [...(propsOf(expression.getText()) ?? [])]),
    ...declared.members.filter(ts.isPropertySignature).map((member) => asEntry(name, member)),
  ]);
}

function asEntry(owner: string, member: ts.PropertySignature): [string, DeclaredProp] {
  const name = member.name.getText();
  const { type } = member;
  if (!type) throw new Error(`${owner}.${name} has no type`);
  const comment = ts.getJSDocCommentsAndTags(member).map((part) => part.getText());
  const isOptional = member.questionToken !== undefined;
  return [name, { id: `${owner}.${name}`, type, comment: comment.join('\n'), isOptional }];
}

/** Every prop of the interfaces that the library exports. */
export function declaredProps(): DeclaredProp[] {
  const exported = readFileSync('lib/index.ts', 'utf8');
  return [...INTERFACES.keys()]
    .filter((name) => new RegExp(`\\b${name}\\b`).test(exported))
    .flatMap((name) =>
      [...(propsOf(name)?.values() ?? [])].filter(({ id }) => id.startsWith(`${name}.`)),
    );
}

/** The name of a type that may be an interface of ours: of the items, for a list. */
export function nameOfType(type: ts.TypeNode): string | undefined {
  if (ts.isArrayTypeNode(type)) return nameOfType(type.elementType);
  return ts.isTypeReferenceNode(type) ? type.typeName.getText() : undefined;
}
