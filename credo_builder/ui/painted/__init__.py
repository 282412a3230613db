"""Pictures that can be worked in: painted, walked by arrow keys, dragged by the mouse."""
