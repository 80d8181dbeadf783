import { create } from 'zustand';

export type PictureScale = 1 | 2 | 4;
export const PICTURE_SCALES: readonly PictureScale[] = [1, 2, 4];

/** How this workspace shows things; not part of the view that is linked and undone. */
interface PresentState {
  readonly hideNames: boolean;
  readonly pictureScale: PictureScale;
  /** The big type was turned on here, and is turned off with the full screen. */
  readonly presenting: boolean;
  setHideNames(hideNames: boolean): void;
  setPictureScale(scale: PictureScale): void;
  setPresenting(presenting: boolean): void;
}

export const usePresent = create<PresentState>((set) => ({
  hideNames: false,
  pictureScale: 2,
  presenting: false,
  setHideNames: (hideNames) => set({ hideNames }),
  setPictureScale: (pictureScale) => set({ pictureScale }),
  setPresenting: (presenting) => set({ presenting }),
}));
