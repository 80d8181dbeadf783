/** «空白点»: details of an enterprise, two-way search, entry gate, unions. */
export const gapsLists = {
  stepReason: '原因',
};
