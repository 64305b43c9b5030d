using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Captions;
using Training.Content.Files;
using Training.Content.Markup;

namespace Training.Content.Modules;

/// <summary>
/// Finds where a text plays a sound or gives a document, and tells what stands in the way. A sound alone in its paragraph becomes a player; a document’s
/// link says what it weighs.
/// </summary>
internal sealed class MediaPlaces(ModuleFolder folder, MarkdownFile file, ProblemList problems)
{
    public void Gather(ActivityKind? kind)
    {
        var isRead = kind is null or ActivityKind.Lesson or ActivityKind.Aid;
        foreach (var block in file.Blocks.Descendants<LeafBlock>().Where(b => b.Inline is not null).ToList())
        foreach (var link in block.Inline!.Descendants<LinkInline>().ToList())
        {
            switch (link.Url?.StartsWith(MediaKinds.Folder, StringComparison.Ordinal) is true ? MediaKinds.Of(link.Url) : null)
            {
                case MediaKind.Sound:
                    TakeSound(block, link, isRead);
                    break;
                case MediaKind.Document:
                    TakeDocument(link, isRead && !IsInPrompt(block));
                    break;
                case MediaKind.Captions:
                    problems.Error(
                        ProblemCodes.SoundMisplaced,
                        file.At(link),
                        "Des sous-titres suivent leur son d’eux-mêmes : nommez le son, ![ce qu’on y entend](media/nom.mp3).",
                        "Captions follow their sound by themselves: name the sound, ![what one hears](media/name.mp3).",
                        new(
                            "Des sous-titres suivent leur son d’eux-mêmes : c’est le son qui se met dans le texte.",
                            "Captions follow their sound by themselves: it is the sound that goes in the text."
                        )
                    );
                    break;
            }
        }
    }

    private void TakeSound(LeafBlock block, LinkInline link, bool isRead)
    {
        if (!isRead || IsInPrompt(block))
            problems.Error(
                ProblemCodes.SoundMisplaced,
                file.At(link),
                "Un son va dans une leçon (hors d’un encadré « essayer »), un aide-mémoire ou la page du module. Dans une séance, c’est le canal qui décide de ce qui s’entend; un questionnaire va aussi ailleurs, sans ses sons.",
                "A sound goes in a lesson (outside of a “try” box), a job aid or the module’s page. In a session, the channel decides what is heard; a quiz goes elsewhere too, without its sounds."
            );
        else if (!link.IsImage || !IsAlone(block, link))
            problems.Error(
                ProblemCodes.SoundMisplaced,
                file.At(link),
                $"Un son s’écrit seul dans son paragraphe, avec un « ! » : ![ce qu’on y entend]({link.Url}).",
                $"A sound is written alone in its paragraph, with a “!”: ![what one hears]({link.Url}).",
                new(
                    "Un son est seul dans son paragraphe : l’éditeur de texte permet de l’y insérer.",
                    "A sound is alone in its paragraph: the text editor lets you insert it there."
                )
            );
        else if (folder.Find(link.Url!) is not { } bytes)
            problems.Error(
                ProblemCodes.SoundMissing,
                file.At(link),
                $"Le son « {link.Url} » n’est pas dans le dossier du module.",
                $"The sound “{link.Url}” isn’t in the module’s folder.",
                new(
                    "Un son de ce texte n’est plus parmi les médias du module.",
                    "A sound of this text is no longer among the module’s media."
                )
            );
        else
            Replace(block, new SoundContent(link.Url!, PlainText.Of(link), Weight(bytes.Length), CaptionsOf(link)));
    }

    private static void Replace(LeafBlock paragraph, SoundContent content)
    {
        var parent = paragraph.Parent!;
        var place = parent.IndexOf(paragraph);
        parent.RemoveAt(place);
        parent.Insert(
            place,
            new SoundBlock(content)
            {
                Line = paragraph.Line,
                Column = paragraph.Column,
                Span = paragraph.Span,
            }
        );
    }

    private SoundCaptions? CaptionsOf(LinkInline link)
    {
        var (own, source) = (MediaKinds.CaptionsOf(link.Url!, file.Language), MediaKinds.CaptionsOf(link.Url!, Language.Fr));
        if (folder.Find(own) is { } bytes)
            return Read(own, bytes, file.Language);
        if (folder.Find(source) is not { } sourceBytes)
        {
            // Told once, in the source.
            if (file.Language == Language.Fr)
                problems.Error(
                    ProblemCodes.CaptionsMissing,
                    file.At(link),
                    $"Ce son n’a pas de sous-titres : écrivez ce qui s’y dit dans {source}. On peut les commencer à la page des médias.",
                    $"This sound has no captions: write what is said in it in {source}. The page of media can begin them.",
                    new(
                        "Un son de ce texte n’a pas de sous-titres : la page « Médias » du module permet de les commencer.",
                        "A sound of this text has no captions: the module’s “Media” page can begin them."
                    )
                );
            return null;
        }
        problems.Warning(
            ProblemCodes.TranslationMissing,
            file.At(link),
            $"Les sous-titres de ce son ne sont pas traduits : son texte s’affichera en français. Écrivez {own}.",
            $"The captions of this sound aren’t translated: its text will show in French. Write {own}.",
            new(
                "Les sous-titres d’un son de ce texte ne sont pas traduits : ce qui s’y dit s’affichera en français.",
                "The captions of a sound of this text aren’t translated: what is said in it will show in French."
            )
        );
        return Read(source, sourceBytes, Language.Fr);
    }

    // What is wrong in them is told of their own file.
    private static SoundCaptions? Read(string path, ReadOnlyMemory<byte> bytes, Language language) =>
        CaptionsReader.Read(path, bytes, new ProblemList()) is { } cues ? new(path, language, cues) : null;

    private void TakeDocument(LinkInline link, bool isRead)
    {
        if (!isRead)
            problems.Error(
                ProblemCodes.DocumentMisplaced,
                file.At(link),
                "Un document va dans une leçon (hors d’un encadré « essayer »), un aide-mémoire ou la page du module, pas dans un questionnaire ni dans une séance.",
                "A document goes in a lesson (outside of a “try” box), a job aid or the module’s page, not in a quiz or a session."
            );
        else if (link.IsImage)
            problems.Error(
                ProblemCodes.DocumentMisplaced,
                file.At(link),
                $"Un document est un lien, sans « ! » : [ce que c’est]({link.Url}).",
                $"A document is a link, without a “!”: [what it is]({link.Url}).",
                new(
                    "Un document n’est pas une image : l’éditeur de texte permet de l’insérer autrement.",
                    "A document isn’t a picture: the text editor lets you insert it otherwise."
                )
            );
        else if (folder.Find(link.Url!) is not { } bytes)
            problems.Error(
                ProblemCodes.DocumentMissing,
                file.At(link),
                $"Le document « {link.Url} » n’est pas dans le dossier du module.",
                $"The document “{link.Url}” isn’t in the module’s folder.",
                new(
                    "Un document de ce texte n’est plus parmi les médias du module.",
                    "A document of this text is no longer among the module’s media."
                )
            );
        else if (PlainText.Of(link).Length == 0)
            problems.Error(
                ProblemCodes.AltMissing,
                file.At(link),
                $"Ce document n’a pas de nom : [ce que c’est]({link.Url}).",
                $"This document has no name: [what it is]({link.Url}).",
                new(
                    "Un document de ce texte n’a pas de nom : l’éditeur de texte permet d’en écrire un.",
                    "A document of this text has no name: the text editor lets you write one."
                )
            );
        else
            DocumentWeight.Set(link, $"{(link.Url!.EndsWith(".pdf", StringComparison.Ordinal) ? "PDF" : "Word")}, {Weight(bytes.Length)}");
    }

    // A prompt is shown on the journal’s page too, which has no media of its own.
    private static bool IsInPrompt(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
            if (parent is CustomContainer box && BoxKinds.Of(box.Info) == BoxKind.Try)
                return true;
        return false;
    }

    private static bool IsAlone(LeafBlock block, LinkInline link) =>
        block is ParagraphBlock
        && block.Inline!.All(inline =>
            inline == link || inline is LineBreakInline || inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()
        );

    private string Weight(int bytes)
    {
        var isFrench = file.Language == Language.Fr;
        if (bytes < 1 << 20)
            return $"{Math.Max(1, bytes >> 10)}\u00A0{(isFrench ? "Ko" : "KB")}";
        var megabytes = (bytes / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture);
        return isFrench ? $"{megabytes.Replace('.', ',')}\u00A0Mo" : $"{megabytes}\u00A0MB";
    }
}
