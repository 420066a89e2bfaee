/** Whether keys are called by Apple's names here. */
export function isMac(): boolean {
	return typeof navigator !== "undefined" && /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
}
