"""What people have corrected: a reviewed file in, corrected facts with who, why and which rule out."""
