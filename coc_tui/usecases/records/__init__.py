"""What everything else refers to: seats, meetings, numbers, and how a record is changed, undone or fixed."""
