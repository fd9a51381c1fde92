"""What is learned from marked articles, and read without any training library."""
