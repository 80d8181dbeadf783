/**
 * The last result of `compute` for each `key` object while `inputs` stay the same. Layers are rebuilt on
 * every change of the view; deck.gl uploads again only what is a new object.
 */
export function rememberBy<Key extends object, Inputs extends readonly unknown[], Result>(
  compute: (key: Key, ...inputs: Inputs) => Result,
): (key: Key, ...inputs: Inputs) => Result {
  const known = new WeakMap<Key, { readonly inputs: Inputs; readonly result: Result }>();
  return (key, ...inputs) => {
    const last = known.get(key);
    if (last?.inputs.every((input, index) => input === inputs[index])) return last.result;
    const result = compute(key, ...inputs);
    known.set(key, { inputs, result });
    return result;
  };
}
