"""What a pull request is told: one comment, made from a check and the messages of changed posts.

Everything that comes from content is shown as text (`masthead.inert`): no mention, link,
picture or markup of a post becomes one of the comment.
"""
