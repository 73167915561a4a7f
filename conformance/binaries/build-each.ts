import { statSync } from 'node:fs';
import type { Recipe } from './recipe';

export interface Builder {
  isBuilt(recipe: Recipe): boolean;
  /** Returns the program's path; throws what cannot be built and what Go said. */
  build(recipe: Recipe): string;
  print(text: string): void;
}

/** Builds one after the other, a line each, past those that fail; returns what failed, and why. */
export function buildEach(recipes: readonly Recipe[], builder: Builder): readonly string[] {
  return recipes.flatMap((recipe) => {
    builder.print(titleOf(recipe));
    try {
      builder.print(`${buildOne(recipe, builder)}\n`);
      return [];
    } catch (error) {
      builder.print('FAILED\n');
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

/** One line a program: whether it is there. */
export const renderList = (recipes: readonly Recipe[], { isBuilt }: Pick<Builder, 'isBuilt'>) =>
  recipes.map((recipe) => titleOf(recipe) + (isBuilt(recipe) ? 'built' : 'missing')).join('\n');

export function renderFailures(failures: readonly string[], wanted: number): string {
  return [...failures, `${failures.length} of ${wanted} programs could not be built`].join('\n');
}

function buildOne(recipe: Recipe, { isBuilt, build }: Builder): string {
  const wasThere = isBuilt(recipe);
  const start = performance.now();
  const { size } = statSync(build(recipe));
  const seconds = Math.round((performance.now() - start) / 1000);
  const how = wasThere ? 'cached' : `built in ${seconds} s`;
  return `${how.padEnd(16)} ${Math.round(size / 1e6)} MB`;
}

const titleOf = ({ program, version }: Recipe): string =>
  `${program.padEnd(24)} ${version.padEnd(9)} `;
