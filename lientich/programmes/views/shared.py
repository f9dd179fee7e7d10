from django.shortcuts import render


def ask(request, form, *, question, deed, back, consequence="", danger=False, **more):
    """The page of one deed: its question, what follows, the form."""
    context = {
        "form": form,
        "question": question,
        "consequence": consequence,
        "deed": deed,
        "back": back,
        "danger": danger,
    }
    return render(request, "programmes/ask.html", context | more)


def mark(programme):
    """Whatever an organisation of the exercise has a side in is marked so."""
    exercise = any(side.organisation.exercise for side in programme.side_set.all())
    return {"exercise": True} if exercise else {}
