import type { Namespace } from './loader/loader';

/**
 * The npm packages that the lab offers as they are: name → the text of a script that sets `$package`. Put in by the
 * bundler (`scripts/sandbox/bundle.ts`) as text, so that a run that imports none of them does not even parse them.
 */
declare const LAB_PACKAGES: Readonly<Record<string, string>>;

/**
 * The packages of one run by name, each evaluated when it is first imported. What they give is shown as Node shows an
 * ES module: names in order, no default export.
 */
export function createPackages(): (specifier: string) => Namespace | undefined {
  const made = new Map<string, Namespace>();
  return (specifier) => {
    const known = made.get(specifier);
    if (known) return known;
    if (!Object.hasOwn(LAB_PACKAGES, specifier)) return undefined;
    const source = `${LAB_PACKAGES[specifier]}\nreturn $package;\n//# sourceURL=lab:///${specifier}.js`;
    const exported = new Function(source)() as Namespace;
    const namespace: Namespace = Object.create(null);
    for (const name of Object.keys(exported).sort()) namespace[name] = exported[name];
    Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
    made.set(specifier, namespace);
    return namespace;
  };
}
