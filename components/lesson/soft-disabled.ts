/**
 * Attributes of a button that cannot be used now but keeps the focus and its name, so that nobody loses their place
 * when it becomes unusable under them. `reasonId` names the element that says why.
 */
export function softDisabled(disabled: boolean, onPress: () => void, reasonId?: string) {
  return {
    'aria-disabled': disabled || undefined,
    'data-disabled': disabled || undefined,
    'aria-describedby': disabled ? reasonId : undefined,
    onClick: () => {
      if (!disabled) onPress();
    },
  };
}
